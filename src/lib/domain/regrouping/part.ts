import { cutRows } from '../cut';
import type { TerritoryTable } from '../table';

/** The whole of some organisations: their structures and uses, in their order. */
export function partOf(table: TerritoryTable, organisationRows: Iterable<number>): TerritoryTable {
	const { structures, organisations, uses, structureOrganisation, useOrganisation } = table;
	const isKept = new Uint8Array(organisations.rows);
	for (const row of organisationRows) isKept[row] = 1;
	const keptOrganisations = rowsWhere(isKept.length, (row) => isKept[row] === 1);
	const rowAt = new Uint32Array(isKept.length);
	keptOrganisations.forEach((row, at) => (rowAt[row] = at));
	const keptStructures = rowsWhere(structures.rows, (row) => isKept[structureOrganisation[row] ?? 0] === 1);
	const keptUses = rowsWhere(uses.rows, (row) => isKept[useOrganisation[row] ?? 0] === 1);
	const sameSource = (source: number): number => source;
	return {
		...table,
		structures: cutRows(structures, keptStructures, sameSource),
		organisations: cutRows(organisations, keptOrganisations, sameSource),
		uses: cutRows(uses, keptUses, sameSource),
		structureOrganisation: keptStructures.map((row) => rowAt[structureOrganisation[row] ?? 0] ?? 0),
		useOrganisation: keptUses.map((row) => rowAt[useOrganisation[row] ?? 0] ?? 0)
	};
}

function rowsWhere(count: number, holds: (row: number) => boolean): Uint32Array {
	const rows: number[] = [];
	for (let row = 0; row < count; row++) if (holds(row)) rows.push(row);
	return Uint32Array.from(rows);
}
