import { codedColumn, type TerritoryTable } from '../table';
import { OTHER_STATES } from './classification';
import { bitBuffer, lookUp } from './bits';
import { BLOCK } from './compile';
import type { Criteria } from './criteria';
import type { Kernel } from './predicate';

const OUT_OF_SCOPE = OTHER_STATES.indexOf('out-of-scope');
const TO_QUALIFY = OTHER_STATES.indexOf('to-qualify');

type ScopeOptions = Pick<Criteria, 'confirmInScope' | 'excludedSubsectors' | 'excludedSectors'>;

/** Each code of a column with what it leads to: 0 in scope, else the index into OTHER_STATES. */
interface ScopeColumn {
	readonly codes: ArrayLike<number>;
	readonly byCode: Uint8Array;
}

/** What decides of the scope of a structure, the first that excludes it before all others. */
function scopeColumns({ structures }: TerritoryTable, criteria: ScopeOptions): readonly ScopeColumn[] {
	const { codes, values } = codedColumn(structures, 'structure.scope');
	const byCode = Uint8Array.from(values.length > 0 ? values : [''], (code) => {
		if (code === 'yes') return 0;
		if (code === 'confirm') return criteria.confirmInScope ? 0 : OUT_OF_SCOPE;
		return code === 'no' ? OUT_OF_SCOPE : TO_QUALIFY;
	});
	const excluded = [
		{ field: 'structure.sector', codes: criteria.excludedSectors ?? [] },
		{ field: 'structure.subsector', codes: criteria.excludedSubsectors }
	].filter((each) => each.codes.length > 0);
	return [
		{ codes, byCode },
		...excluded.map((each) => {
			const column = codedColumn(structures, each.field);
			const isExcluded = (code: string): boolean => code !== '' && each.codes.includes(code);
			return {
				codes: column.codes,
				byCode: Uint8Array.from(column.values, (code) => (isExcluded(code) ? OUT_OF_SCOPE : 0))
			};
		})
	];
}

/** For a row: 0 in scope, else the index into OTHER_STATES of why it is not classified. */
export function scopeReader(territory: TerritoryTable, criteria: ScopeOptions): (row: number) => number {
	const columns = scopeColumns(territory, criteria);
	return (row) => {
		for (const { codes, byCode } of columns) {
			const outside = byCode[codes[row] ?? 0] ?? 0;
			if (outside !== 0) return outside;
		}
		return 0;
	};
}

/** The same for the structures of a block. */
export function scopeKernel(territory: TerritoryTable, criteria: ScopeOptions): Kernel {
	const [own, ...excluding] = scopeColumns(territory, criteria);
	const buffer = bitBuffer(Math.min(BLOCK, territory.structures.rows));
	return (start, n, out) => {
		if (own) lookUp(own.byCode, own.codes, start, n, out);
		for (const { codes, byCode } of excluding) {
			lookUp(byCode, codes, start, n, buffer);
			for (let i = 0; i < n; i++) if (out[i] === 0) out[i] = buffer[i] ?? 0;
		}
	};
}

/** 1 per structure that the criteria classify. */
export function inScopeFlags(territory: TerritoryTable, criteria: ScopeOptions): Uint8Array {
	const read = scopeReader(territory, criteria);
	return Uint8Array.from({ length: territory.structures.rows }, (_, row) => (read(row) === 0 ? 1 : 0));
}
