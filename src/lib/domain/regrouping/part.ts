import { cutRows } from '../cut';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import type { RegroupingPlan } from './plan';

/** Organisations that some plans would change: those that lose an entity, gain one or come of it. */
export function concernedBy(
	{ structures, organisations, uses, structureOrganisation, useOrganisation }: TerritoryTable,
	plans: readonly RegroupingPlan[]
): Uint8Array {
	const ids = new Set(plans.flatMap(({ group, entities }) => (group ? [`G:${group.id}`] : entities)));
	const entities = new Set(plans.flatMap((plan) => plan.entities));
	const id = codedColumn(organisations, 'organisation.id');
	const concerned = new Uint8Array(organisations.rows);
	for (let row = 0; row < concerned.length; row++) if (ids.has(textAt(id, row))) concerned[row] = 1;
	for (const [column, owners] of [
		[codedColumn(structures, 'structure.legal_entity'), structureOrganisation],
		[codedColumn(uses, 'use.legal_entity'), useOrganisation]
	] as const) {
		const isPlanned = Uint8Array.from(column.values, (entity) => Number(entities.has(entity)));
		for (let row = 0; row < owners.length; row++)
			if (isPlanned[column.codes[row] ?? 0] === 1) concerned[owners[row] ?? 0] = 1;
	}
	return concerned;
}

/** The whole of some organisations: their structures and uses, in their order. */
export function partOf(table: TerritoryTable, kept: Uint8Array): TerritoryTable {
	const { structures, organisations, uses, structureOrganisation, useOrganisation } = table;
	const organisationRows = rowsWhere(kept.length, (row) => kept[row] === 1);
	const rowAt = new Uint32Array(kept.length);
	organisationRows.forEach((row, at) => (rowAt[row] = at));
	const structureRows = rowsWhere(structures.rows, (row) => kept[structureOrganisation[row] ?? 0] === 1);
	const useRows = rowsWhere(uses.rows, (row) => kept[useOrganisation[row] ?? 0] === 1);
	const sameSource = (source: number): number => source;
	return {
		...table,
		structures: cutRows(structures, structureRows, sameSource),
		organisations: cutRows(organisations, organisationRows, sameSource),
		uses: cutRows(uses, useRows, sameSource),
		structureOrganisation: structureRows.map((row) => rowAt[structureOrganisation[row] ?? 0] ?? 0),
		useOrganisation: useRows.map((row) => rowAt[useOrganisation[row] ?? 0] ?? 0)
	};
}

function rowsWhere(count: number, holds: (row: number) => boolean): Uint32Array {
	const rows: number[] = [];
	for (let row = 0; row < count; row++) if (holds(row)) rows.push(row);
	return Uint32Array.from(rows);
}
