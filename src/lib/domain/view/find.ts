import { OTHER_STATES } from '../segmentation';
import { codedColumn } from '../table';
import { fold } from './fold';
import type { ViewData } from './resolve';
import { foldedValues, searchTests } from './search';
import type { ViewLevel } from './view';

/** How well a text answers a search: 0 it is it, 1 it starts so, 2 one of its words does, 3 it holds every word; null: not at all. */
export function matchQuality(text: string, search: string): number | null {
	return foldedQuality(fold(text), fold(search));
}

function foldedQuality(text: string, search: string): number | null {
	if (text === search) return 0;
	if (text.startsWith(search)) return 1;
	if (` ${text}`.includes(` ${search}`)) return 2;
	return search.split(' ').every((word) => text.includes(word)) ? 3 : null;
}

/** Rows that answer a search, the best first. */
export interface FoundRows {
	readonly rows: readonly number[];
	/** How many answer in all. */
	readonly count: number;
}

/**
 * Looks for rows as the lists do, and puts first those whose name is nearest to what was typed, sites of other fields last.
 * @param most rows wanted
 */
export function findRows(data: ViewData, level: ViewLevel, search: string, most: number): FoundRows {
	const wanted = fold(search);
	if (wanted === '') return { rows: [], count: 0 };
	const { table, classification } = data;
	const tests = searchTests(table, level, search);
	const own = level === 'structure' ? table.structures : table.organisations;
	const names = codedColumn(own, `${level}.name`);
	const folded = foldedValues(names);
	const outOfScope = classification.segments.length + OTHER_STATES.indexOf('out-of-scope');
	const found: { readonly row: number; readonly rank: number }[] = [];
	for (let row = 0; row < own.rows; row++) {
		if (!tests.every((test) => test(row))) continue;
		const quality = foldedQuality(folded[names.codes[row] ?? 0] ?? '', wanted) ?? 4;
		const last = level === 'structure' && classification.result[row] === outOfScope;
		found.push({ row, rank: quality + (last ? 10 : 0) });
	}
	found.sort((a, b) => a.rank - b.rank || a.row - b.row);
	return { rows: found.slice(0, most).map(({ row }) => row), count: found.length };
}
