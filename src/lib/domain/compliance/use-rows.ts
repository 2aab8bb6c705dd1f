import { isElsewhere } from '../cut';
import { codedColumn, textAt, type TerritoryTable } from '../table';

/** Which declared uses count, and which of them each structure has. */
export interface UseRows {
	/**
	 * Per use: 1 when its users are counted. A total that a legal entity gives for a solution replaces the rows of its sites;
	 * what others declare in other territories, and sites outside the field, are not counted.
	 */
	readonly counted: Uint8Array;
	/** Per use: 1 when it is judged, counted or not: not of another territory, nor of a site outside the field. */
	readonly judged: Uint8Array;
	/**
	 * Per structure: its own uses, and those of its legal entity for the solutions it says nothing of itself. Structures with
	 * the same uses may share one array.
	 */
	readonly ofStructure: readonly (readonly number[])[];
}

const NONE: readonly number[] = [];

/** Reads who has which use; structures outside the field have none. */
export function useRows(table: TerritoryTable): UseRows {
	const { structures, uses } = table;
	const holder = codedColumn(uses, 'use.holder');
	const entity = codedColumn(uses, 'use.legal_entity');
	const solution = codedColumn(uses, 'use.solution');
	const finess = codedColumn(structures, 'structure.finess');
	const scope = codedColumn(structures, 'structure.scope');
	const byHolder = new Map<string, number[]>();
	const totals = new Set<string>();
	const key = (row: number): string => `${textAt(entity, row)}|${textAt(solution, row)}`;
	for (let row = 0; row < uses.rows; row++) {
		const who = textAt(holder, row);
		if (isElsewhere(who)) continue;
		const rows = byHolder.get(who) ?? [];
		rows.push(row);
		byHolder.set(who, rows);
		if (who === textAt(entity, row)) totals.add(key(row));
	}
	const outside = new Set<string>();
	if (uses.rows > 0) {
		for (let row = 0; row < structures.rows; row++)
			if (textAt(scope, row) === 'no' && byHolder.has(textAt(finess, row))) outside.add(textAt(finess, row));
	}
	const counted = new Uint8Array(uses.rows);
	const judged = new Uint8Array(uses.rows);
	for (let row = 0; row < uses.rows; row++) {
		const who = textAt(holder, row);
		const isTotal = who === textAt(entity, row);
		if (isElsewhere(who) || outside.has(who)) continue;
		judged[row] = 1;
		if (isTotal || !totals.has(key(row))) counted[row] = 1;
	}
	return { counted, judged, ofStructure: usesByStructure(table, byHolder) };
}

function usesByStructure(
	{ structures, uses }: TerritoryTable,
	byHolder: ReadonlyMap<string, readonly number[]>
) {
	const finess = codedColumn(structures, 'structure.finess');
	const entity = codedColumn(structures, 'structure.legal_entity');
	const scope = codedColumn(structures, 'structure.scope');
	const solution = codedColumn(uses, 'use.solution');
	/** Uses of each legal entity, by its code. */
	const ofEntity = entity.values.map((number) => byHolder.get(number) ?? NONE);
	const found: (readonly number[])[] = [];
	for (let row = 0; row < structures.rows; row++) {
		if (byHolder.size === 0 || textAt(scope, row) === 'no') {
			found.push(NONE);
			continue;
		}
		const own = byHolder.get(textAt(finess, row)) ?? NONE;
		const shared = ofEntity[entity.codes[row] ?? 0] ?? NONE;
		if (own.length === 0 || shared.length === 0) found.push(own.length === 0 ? shared : own);
		else {
			const said = new Set(own.map((use) => textAt(solution, use)));
			found.push([...own, ...shared.filter((use) => !said.has(textAt(solution, use)))]);
		}
	}
	return found;
}
