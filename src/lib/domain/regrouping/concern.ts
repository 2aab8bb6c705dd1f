import { codedColumn, rowsBy, rowsOfOwner, textAt, type CodedColumn, type TerritoryTable } from '../table';
import type { RegroupingPlan } from './plan';

/** What some plans would change: organisations that lose an entity, gain one or come of it, with all they run. */
export interface Concern {
	/** Ids of organisations as they are or would be: two concerns without a common one have nothing to do with each other. */
	readonly ids: ReadonlySet<string>;
	/** Rows of organisations, structures and uses as they are, in order. */
	readonly organisations: readonly number[];
	readonly structures: Uint32Array;
	readonly uses: Uint32Array;
}

/** Reads what plans concern in a table. */
export function concernReader(table: TerritoryTable): (plans: readonly RegroupingPlan[]) => Concern {
	const { structures, organisations, uses, structureOrganisation, useOrganisation } = table;
	const id = codedColumn(organisations, 'organisation.id');
	const rowOf = new Map(Array.from(id.codes, (_, row) => [textAt(id, row), row] as const));
	const ownerOf = new Map([
		...owners(codedColumn(uses, 'use.legal_entity'), useOrganisation),
		...owners(codedColumn(structures, 'structure.legal_entity'), structureOrganisation)
	]);
	const sites = rowsBy(structureOrganisation, organisations.rows);
	const useRows = rowsBy(useOrganisation, organisations.rows);
	return (plans) => {
		const ids = new Set<string>();
		const rows = new Set<number>();
		for (const { group, entities } of plans) {
			if (group) ids.add(`G:${group.id}`);
			for (const entity of entities) {
				if (!group) ids.add(entity);
				const owner = ownerOf.get(entity);
				if (owner !== undefined) rows.add(owner);
			}
		}
		for (const one of ids) {
			const row = rowOf.get(one);
			if (row !== undefined) rows.add(row);
		}
		for (const row of rows) ids.add(textAt(id, row));
		const organisationRows = [...rows].sort((a, b) => a - b);
		const all = (by: typeof sites): Uint32Array =>
			Uint32Array.from(organisationRows.flatMap((row) => [...rowsOfOwner(by, row)])).sort();
		return { ids, organisations: organisationRows, structures: all(sites), uses: all(useRows) };
	};
}

/** The organisation of each entity of a column; an entity is of one only. */
function owners(entity: CodedColumn, rows: Uint32Array): Map<string, number> {
	const found = new Map<string, number>();
	const isFound = new Uint8Array(entity.values.length);
	rows.forEach((row, at) => {
		const code = entity.codes[at] ?? 0;
		if (code === 0 || isFound[code] === 1) return;
		isFound[code] = 1;
		found.set(entity.values[code] ?? '', row);
	});
	return found;
}
