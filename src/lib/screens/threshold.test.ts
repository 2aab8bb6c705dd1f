import { describe, expect, it } from 'vitest';
import { defaultCriteria } from '$lib/reference';
import { cliffs, createSight, thresholdAt, thresholdSteps } from '$lib/domain/sensitivity';
import { DEFAULT, tableOf, type Row } from '../../../tests/support/random-criteria';
import {
	cliffMarks,
	contradictions,
	coverageFinding,
	coverageGroups,
	curveFinding,
	fragileFinding,
	fragileLines,
	idleFindings,
	thresholdFinding
} from './index';
import type { Criteria, NodeRef } from '$lib/domain/segmentation';

const ESMS: NodeRef = { segment: 'large-group', path: [1, 0] };
const sized = (esms: number, change: Partial<Row> = {}): Row => ({
	sector: 'PA',
	heads: [0, 0, 0, 0],
	esms: [esms, esms, esms, esms],
	professionals: [0, 0, 0, 0],
	it: 'yes',
	external: '',
	...change
});
const predicate = thresholdAt(DEFAULT, ESMS)!;
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a threshold in words', () => {
	it.each([
		[0, 'À 50 ESMS, 0 structure est dans les grands groupes'],
		[1, 'À 50 ESMS, 1 structure est dans les grands groupes'],
		[74, 'À 50 ESMS, 74 structures sont dans les grands groupes']
	])('with %d structures', (count, sentence) => {
		expect(plain(thresholdFinding(defaultCriteria, ESMS, predicate, 50, [count, 5, 6]))).toBe(sentence);
	});

	it('names a segment that is not of the default criteria by its label', () => {
		const own: Criteria = {
			...DEFAULT,
			segments: [{ ...DEFAULT.segments[0]!, id: 'own', label: 'Grandes fédérations' }]
		};
		const at = { segment: 'own', path: [1, 0] };
		expect(plain(thresholdFinding(own, at, predicate, 50, [2]))).toBe(
			'À 50 ESMS, 2 structures sont en « Grandes fédérations »'
		);
	});

	it.each([
		[0, 0, 'Aucune structure à ± 5 % du seuil (de 47,5 à 52,5)'],
		[12, 0, '12 structures à ± 5 % du seuil (de 47,5 à 52,5), aucune ne changerait de segment'],
		[12, 1, '12 structures à ± 5 % du seuil (de 47,5 à 52,5), dont 1 changerait de segment'],
		[
			1,
			3,
			'1 structure à ± 5 % du seuil (de 47,5 à 52,5) ; avec celles dont le nombre est incertain, 3 changeraient de segment'
		]
	])('with %d near and %d that would move', (near, wouldMove, sentence) => {
		expect(plain(fragileFinding({ share: 0.05, from: 47.5, to: 52.5, near, wouldMove }))).toBe(sentence);
	});

	it('says of a cliff which value the threshold crosses there', () => {
		const table = tableOf([...Array.from({ length: 5 }, () => sized(40)), sized(60)]);
		const steps = thresholdSteps(table, DEFAULT, ESMS)!;
		const marks = cliffMarks(predicate, steps, cliffs(steps, 3));
		expect(marks).toEqual([{ at: 40, moved: 5, where: 'Juste au-dessus de 40' }]);
		expect(plain(curveFinding(predicate, marks))).toBe(
			'Juste au-dessus de 40 ESMS, 5 structures changent d’un coup'
		);
		expect(curveFinding(predicate, [])).toMatch(/^Déplacer le seuil/);
	});

	it('says for each fragile structure what a little more or less would make of it', () => {
		const table = tableOf([sized(52), sized(48, { sector: 'PDS' })]);
		const rows = createSight(table, DEFAULT, ESMS)!.at(50).fragileRows(0.05);
		const lines = fragileLines(table, DEFAULT, rows, { from: 47.5, to: 52.5 });
		expect(lines.map(({ value, now, change }) => [value, now, change])).toEqual([
			['52', 'large-group', 'P à 52,5'],
			['48', 'digital-mie', '']
		]);
	});
});

describe('the coverage in words', () => {
	it('tells overlaps that rank decides from those that somebody has to decide', () => {
		const table = tableOf([sized(60), sized(3, { sector: 'AHI' })]);
		const { groups } = coverageGroups(table, DEFAULT);
		expect(groups.map(({ id, open, rows }) => [id, open, rows])).toEqual([
			['gaps', true, [1]],
			['large-group+physical-mie', false, [0]]
		]);
		expect(plain(coverageFinding(groups))).toBe('1 structure ne répond à aucun segment');
	});

	it('says so when everybody has a segment, and never two of one rank', () => {
		expect(coverageFinding(coverageGroups(tableOf([sized(60)]), DEFAULT).groups)).toBe(
			'Chaque structure a un segment possible, et jamais deux de même rang'
		);
	});

	it('points out a node that contradicts itself once, and those without effect apart', () => {
		const both = { field: 'structure.sector', op: 'in' as const, value: ['PH'] };
		const never = { all: [both, { not: both }] };
		const criteria: Criteria = {
			...DEFAULT,
			segments: [...DEFAULT.segments, { id: 's4', label: 'Jamais', rank: 3, target: 'minimum', when: never }]
		};
		const table = tableOf([sized(60), sized(3)]);
		expect(contradictions(table, criteria).map(({ at }) => at)).toEqual([{ segment: 's4', path: [] }]);
		const idle = idleFindings(table, criteria);
		expect(idle.some(({ at }) => at.segment === 's4')).toBe(false);
		expect(idle.map(({ node }) => plain(node))).toContain('Professionnels de l’organisme ≥ 1 000');
	});
});
