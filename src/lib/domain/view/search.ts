import type { CodedColumn, TerritoryTable } from '../table';
import { fold } from './fold';
import type { RowTest } from './row-test';
import type { ViewLevel } from './view';

const SEARCHED: Readonly<Record<ViewLevel, readonly string[]>> = {
	structure: [
		'structure.name',
		'structure.finess',
		'structure.city',
		'structure.postal_code',
		'structure.legal_entity',
		'structure.siret',
		'organisation.name'
	],
	organisation: ['organisation.name', 'organisation.id']
};

const folded = new WeakMap<CodedColumn, readonly string[]>();

/** Folded texts of a column: folding 45,000 names at each key pressed would be felt. Columns never change. */
export function foldedValues(column: CodedColumn): readonly string[] {
	const known = folded.get(column);
	if (known) return known;
	const values = column.values.map(fold);
	folded.set(column, values);
	return values;
}

/** A FINESS number or a SIRET is found however its digits are grouped. */
function words(search: string): readonly string[] {
	const text = fold(search);
	if (text === '') return [];
	const compact = text.replaceAll(' ', '');
	return /^[0-9][0-9a-z][0-9]{5,12}$/.test(compact) ? [compact] : text.split(' ');
}

function wordTest(table: TerritoryTable, level: ViewLevel, word: string): RowTest {
	const hits: { codes: ArrayLike<number>; found: Uint8Array; rowOf: ArrayLike<number> | null }[] = [];
	for (const id of SEARCHED[level]) {
		const ofOrganisation = id.startsWith('organisation.');
		const column = (ofOrganisation ? table.organisations : table.structures).columns.get(id);
		if (column?.kind !== 'coded') continue;
		const found = Uint8Array.from(foldedValues(column), (value) => (value.includes(word) ? 1 : 0));
		if (!found.includes(1)) continue;
		const rowOf = ofOrganisation && level === 'structure' ? table.structureOrganisation : null;
		hits.push({ codes: column.codes, found, rowOf });
	}
	return (row) =>
		hits.some(({ codes, found, rowOf }) => found[codes[rowOf === null ? row : (rowOf[row] ?? 0)] ?? 0] === 1);
}

/** One test per word of the search, without case or accents; a row passes when every word is found somewhere in it. */
export const searchTests = (table: TerritoryTable, level: ViewLevel, search: string): readonly RowTest[] =>
	words(search).map((word) => wordTest(table, level, word));
