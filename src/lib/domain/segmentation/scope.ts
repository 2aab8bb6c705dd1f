import { codedColumn, type TerritoryTable } from '../table';
import { OTHER_STATES } from './classification';
import type { Criteria } from './criteria';

const OUT_OF_SCOPE = OTHER_STATES.indexOf('out-of-scope');
const TO_QUALIFY = OTHER_STATES.indexOf('to-qualify');

type ScopeOptions = Pick<Criteria, 'confirmInScope' | 'excludedSubsectors' | 'excludedSectors'>;

/** For a row: 0 in scope, else the index into OTHER_STATES of why it is not classified. */
export function scopeReader(territory: TerritoryTable, criteria: ScopeOptions): (row: number) => number {
	const scope = codedColumn(territory.structures, 'structure.scope');
	const byScope = Uint8Array.from(scope.values, (code) => {
		if (code === 'yes') return 0;
		if (code === 'confirm') return criteria.confirmInScope ? 0 : OUT_OF_SCOPE;
		return code === 'no' ? OUT_OF_SCOPE : TO_QUALIFY;
	});
	const { codes } = scope;
	const excluded = [
		excludedBy(territory, 'structure.sector', criteria.excludedSectors ?? []),
		excludedBy(territory, 'structure.subsector', criteria.excludedSubsectors)
	].filter((each) => each !== null);
	if (excluded.length === 0) return (row) => byScope[codes[row] ?? 0] ?? TO_QUALIFY;
	return (row) => {
		const own = byScope[codes[row] ?? 0] ?? TO_QUALIFY;
		return own === 0 && excluded.some((isExcluded) => isExcluded(row)) ? OUT_OF_SCOPE : own;
	};
}

function excludedBy(
	territory: TerritoryTable,
	field: string,
	codes: readonly string[]
): ((row: number) => boolean) | null {
	if (codes.length === 0) return null;
	const column = codedColumn(territory.structures, field);
	const excluded = column.values.map((code) => code !== '' && codes.includes(code));
	return (row) => excluded[column.codes[row] ?? 0] === true;
}

/** 1 per structure that the criteria classify. */
export function inScopeFlags(territory: TerritoryTable, criteria: ScopeOptions): Uint8Array {
	const read = scopeReader(territory, criteria);
	return Uint8Array.from({ length: territory.structures.rows }, (_, row) => (read(row) === 0 ? 1 : 0));
}
