import { describe, expect, it } from 'vitest';
import { conformityRules } from '$lib/reference';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { COMPONENT_STATES, targetStates } from './index';

const ENTITY = '560000010';
const register: TestLayer = {
	kind: 'establishments',
	rows: sites(2, { entity: ENTITY, category: '500', prefix: '561' })
};
const [FIRST = '', SECOND = ''] = register.rows.map((row) => row['structure.finess']);
const survey = (first: Record<string, string>, second: Record<string, string> = {}): TestLayer => ({
	kind: 'survey',
	rows: [
		{ 'structure.finess': FIRST, ...first },
		{ 'structure.finess': SECOND, ...Object.fromEntries(Object.keys(first).map((id) => [id, ''])), ...second }
	]
});

const state = (component: string, ...layers: TestLayer[]): string => {
	const { table } = compose(smallReference, register, ...layers);
	const { components, states } = targetStates(table, conformityRules);
	return COMPONENT_STATES[states[components.indexOf(component)] ?? 0] ?? '';
};

describe('components of the targets', () => {
	it('are all unknown on registers alone', () => {
		const { table } = compose(smallReference, register);
		const { components, states } = targetStates(table, conformityRules);
		expect(states).toHaveLength(components.length);
		expect([...states]).toEqual(components.map(() => 0));
	});

	it('say nothing where there is no organisation', () => {
		const { table } = compose(smallReference);
		expect(targetStates(table, conformityRules).states).toHaveLength(0);
	});

	it.each([
		['yes', 'yes', 'present'],
		['yes', '', 'unknown'],
		['no', '', 'missing'],
		['no', 'yes', 'missing'],
		['', 'yes', 'unknown']
	])('a reader: %s and %s in two structures is %s', (first, second, expected) => {
		expect(state('reader', survey({ 'structure.readers': first }, { 'structure.readers': second }))).toBe(
			expected
		);
	});

	it.each([
		['yes', '', 'present'],
		['no', '', 'missing'],
		['no', 'yes', 'unknown'],
		['', '', 'unknown']
	])('an IAM, which is of the organisation: %s and %s in two structures is %s', (first, second, expected) => {
		expect(state('iam-rpps', survey({ 'structure.iam_rpps': first }, { 'structure.iam_rpps': second }))).toBe(
			expected
		);
	});

	it.each([
		['yes', '', 'present'],
		['no', 'yes', 'present'],
		['no', 'no', 'missing'],
		['no', '', 'unknown']
	])('a user record referenced: %s, compatible: %s is %s', (segur, psc, expected) => {
		const said = { 'structure.dui_segur': segur, 'structure.dui_psc': psc };
		expect(state('dui-compatible', survey(said, said))).toBe(expected);
	});

	it.each([
		['49', '50', 'missing'],
		['50', '50', 'present'],
		['51', '50', 'present'],
		['', '50', 'unknown'],
		['50', '', 'unknown']
	])('devices: %s professionals equipped of %s is %s', (equipped, heads, expected) => {
		const said = { 'structure.equipped': equipped, 'structure.heads': heads };
		expect(state('device', survey(said, said))).toBe(expected);
	});

	it.each([
		['yes', 'yes', 'yes', 'present'],
		['yes', 'no', 'yes', 'missing'],
		['yes', '', 'yes', 'unknown'],
		['yes', 'no', '', 'unknown'],
		['yes', 'no', 'no', 'present']
	])(
		'two uses through Pro Santé Connect: %s and %s (sensitive: %s) is %s',
		(first, second, sensitive, expected) => {
			const use = (solution: string, psc: string, secret: string) => ({
				'use.holder': ENTITY,
				'use.solution': solution,
				'use.users': '10',
				'use.psc': psc,
				'use.sensitive': secret
			});
			const rows = [use('Alpha', first, 'yes'), use('Béryl', second, sensitive)];
			expect(state('psc-single-sign-on', { kind: 'uses', rows })).toBe(expected);
		}
	);

	it('name the source of the value that decided', () => {
		const { table } = compose(smallReference, register, survey({ 'structure.readers': 'no' }));
		const { components, sources } = targetStates(table, conformityRules);
		expect(table.sources[sources[components.indexOf('reader')] ?? 0]?.name).toBe('survey.csv');
	});
});
