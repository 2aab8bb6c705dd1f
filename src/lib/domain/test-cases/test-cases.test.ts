import { expect, it } from 'vitest';
import { DEFAULT, tableOf } from '../../../../tests/support/random-criteria';
import { coded } from '../../../../tests/support/synthetic';
import { classify } from '../segmentation';
import { blocksNothing, runTestCases, type TestCase } from './index';

const base = tableOf([
	{
		sector: 'PA',
		heads: [0, 0, 0, 0],
		esms: [3, 3, 3, 3],
		professionals: [40, 40, 40, 40],
		it: 'yes',
		external: ''
	}
]);
const table = {
	...base,
	structures: {
		rows: 1,
		columns: new Map([...base.structures.columns, ['structure.finess', coded(['010000024'])] as const])
	}
};
const testCase = (change: Partial<TestCase>): TestCase => ({
	finess: '010000024',
	expected: 'physical-mie',
	reason: 'Foyer sans téléphone',
	waiver: null,
	...change
});

it.each<[string, Partial<TestCase>, string, boolean]>([
	['the expected segment', {}, 'pass', true],
	['another segment', { expected: 'large-group' }, 'fail', false],
	['another segment, waived', { expected: 'large-group', waiver: 'Revu en octobre' }, 'waived', true],
	['a structure elsewhere', { finess: '970102018' }, 'not-in-territory', true],
	['a waiver that is not needed', { waiver: 'Revu en octobre' }, 'pass', true]
])('%s: %j is %s', (_name, change, status, publishes) => {
	const results = runTestCases(table, classify(table, DEFAULT), [testCase(change)]);
	expect(results.map((result) => result.status)).toEqual([status]);
	expect(blocksNothing(results)).toBe(publishes);
});
