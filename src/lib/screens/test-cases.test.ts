import { describe, expect, it } from 'vitest';
import { classify } from '$lib/domain/segmentation';
import { codedColumn, textAt } from '$lib/domain/table';
import { runTestCases, type TestCase } from '$lib/domain/test-cases';
import { defaultCriteria, reference } from '$lib/reference';
import { compose, sites } from '../../../tests/support/territory';
import { caseLines, casesFinding, expectedChoices } from './test-cases';

const { table } = compose(reference, {
	kind: 'establishments',
	rows: sites(2, { entity: '560000010', category: '500', prefix: '561' })
});
const finess = textAt(codedColumn(table.structures, 'structure.finess'), 0);
const classification = classify(table, defaultCriteria);
const run = (...cases: Partial<TestCase>[]) =>
	runTestCases(
		table,
		classification,
		cases.map((change) => ({ finess, expected: 'physical-mie', reason: '', waiver: null, ...change }))
	);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('test cases in words', () => {
	it('say where a structure must be and where it is', () => {
		const [line] = caseLines(table, run({ expected: 'large-group', waiver: 'Vu' }));
		expect(line).toMatchObject({
			finess,
			status: 'waived',
			verdict: 'Écart accepté',
			expected: 'large-group',
			actual: 'physical-mie',
			waiver: 'Vu'
		});
		expect(line?.detail).toContain(finess);
	});

	it('keep the number of a structure that the territory does not hold, and the id of a segment that is gone', () => {
		const [line] = caseLines(table, run({ finess: '970102018', expected: 'gone' }));
		expect(line).toMatchObject({ name: '970102018', actual: null, expected: 'gone' });
	});

	it('say nothing of structures of other territories but that there are some', () => {
		const results = run({}, { finess: '970102018', reason: 'Secret', waiver: 'Secret' });
		const [own, other] = caseLines(table, results, false);
		expect(own?.finess).toBe(finess);
		expect(other).toMatchObject({ status: 'not-in-territory', finess: '', reason: '', waiver: null });
		expect(JSON.stringify(other)).not.toMatch(/970102018|Secret/);
	});

	it('are readable before names have come', () => {
		const columns = new Map(table.structures.columns);
		columns.delete('structure.name');
		const bare = { ...table, structures: { ...table.structures, columns } };
		expect(caseLines(bare, run({}))[0]?.name).toBe(finess);
	});

	it.each<[string, Partial<TestCase>[], string]>([
		['none', [], 'Aucun cas de contrôle'],
		['one', [{}], '1 cas de contrôle : 1 passe'],
		[
			'one of each',
			[{}, { expected: 'large-group' }, { expected: 'large-group', waiver: 'Vu' }, { finess: '970102018' }],
			'4 cas de contrôle : 1 passe, 1 échoue, 1 écart accepté et 1 introuvable'
		],
		['several that fail', [{ expected: 'a' }, { expected: 'b' }], '2 cas de contrôle : 2 échouent']
	])('are summed up: %s', (_name, cases, expected) => {
		expect(plain(casesFinding(run(...cases)))).toBe(expected);
	});

	it('may expect any segment of the criteria, by the name that they give it, or another state', () => {
		const segments = defaultCriteria.segments.map((each) => ({ ...each, label: `« ${each.id} »` }));
		const choices = expectedChoices({ segments });
		expect(choices.slice(0, 3)).toEqual(segments.map(({ id, label }) => ({ id, label })));
		expect(choices).toContainEqual({ id: 'out-of-scope', label: 'Hors périmètre' });
	});
});
