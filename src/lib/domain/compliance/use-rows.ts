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
	/** Uses of a structure: its own, and those of its legal entity for the solutions it says nothing of itself. */
	readonly ofStructure: (row: number) => readonly number[];
}

const NONE: readonly number[] = [];

/** Reads who has which use; structures outside the field have none. */
export function useRows({ structures, uses }: TerritoryTable): UseRows {
	const holder = codedColumn(uses, 'use.holder');
	const entity = codedColumn(uses, 'use.legal_entity');
	const solution = codedColumn(uses, 'use.solution');
	const finess = codedColumn(structures, 'structure.finess');
	const entityOf = codedColumn(structures, 'structure.legal_entity');
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
	return {
		counted,
		judged,
		ofStructure: (row) => {
			if (byHolder.size === 0 || textAt(scope, row) === 'no') return NONE;
			const own = byHolder.get(textAt(finess, row)) ?? NONE;
			const shared = byHolder.get(textAt(entityOf, row)) ?? NONE;
			if (own.length === 0 || shared.length === 0) return own.length === 0 ? shared : own;
			const said = new Set(own.map((use) => textAt(solution, use)));
			return [...own, ...shared.filter((use) => !said.has(textAt(solution, use)))];
		}
	};
}
