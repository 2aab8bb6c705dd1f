import { expect, it } from 'vitest';
import type { Criteria } from '$lib/domain/segmentation';
import { defaultCriteria, reference } from '$lib/reference';
import { compose, sites } from '../../../tests/support/territory';
import { movesFinding, movesSummary } from './moves-summary';

const { table } = compose(reference, {
	kind: 'establishments',
	rows: [
		...sites(3, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(2, { entity: '560000028', category: '354', prefix: '562' }),
		...sites(1, { entity: '560000036', category: '101', prefix: '563' })
	]
});
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const without = (sector: string): Criteria => ({ ...defaultCriteria, excludedSectors: [sector] });

it('counts who goes elsewhere, the largest moves first, among the structures in scope', () => {
	const moves = movesSummary(table, defaultCriteria, without('PA'));
	expect(moves).toMatchObject({ structures: 5, moved: 3 });
	expect(moves.lines.map(({ from, to, count }) => `${from} ${to} ${count}`)).toEqual([
		'undetermined out-of-scope 3'
	]);
	expect(plain(movesFinding(moves))).toBe('3 structures sur 5 changent de segment');
});

it('says when nobody moves, and one alone', () => {
	expect(movesFinding(movesSummary(table, defaultCriteria, defaultCriteria))).toBe(
		'Aucune structure ne change de segment'
	);
	expect(plain(movesFinding({ structures: 5, moved: 1, lines: [] }))).toBe(
		'1 structure sur 5 change de segment'
	);
});
