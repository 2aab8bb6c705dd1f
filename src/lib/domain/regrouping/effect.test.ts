import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import '../../../../tests/support/fast-check-runs';
import type { Override } from '../overrides';
import { changesSomething, regroupingEffect, regroupingEffects, type EffectGround } from './index';
import { decisionRows, type RegroupingPlan } from './plan';

const [ONE, TWO, FAR, OTHER] = ['560000012', '350000013', '440000011', '490000018'];
const BRETON = new Set(['56', '35']);

/** Two operators of 26 homes in Brittany, one of 3 in both regions, one of a single home in the other. */
function layers(uses: readonly (readonly [string, string])[] = []): TestLayer[] {
	const register: TestLayer = {
		kind: 'establishments',
		rows: [
			...sites(26, { entity: ONE, category: '500', prefix: '561' }),
			...sites(26, { entity: TWO, category: '500', department: '35', prefix: '351' }),
			...sites(2, { entity: FAR, category: '500', prefix: '562' }),
			...sites(1, { entity: FAR, category: '500', department: '44', prefix: '441' }),
			...sites(1, { entity: OTHER, category: '460', department: '49', prefix: '491' })
		]
	};
	const declared: TestLayer = {
		kind: 'uses',
		rows: uses.map(([holder, users]) => ({
			'use.holder': holder,
			'use.solution': 'Alpha',
			'use.users': users
		}))
	};
	return uses.length > 0 ? [register, declared] : [register];
}

const groundOf = (given: readonly TestLayer[], change: Partial<EffectGround> = {}): EffectGround => ({
	table: compose(smallReference, ...given).table,
	rules: { criteria: defaultCriteria, overrides: [] },
	rule: ssoRule,
	departments: null,
	...change
});

const merge: RegroupingPlan = { group: { id: 'lilas', name: 'Lilas' }, entities: [ONE, TWO] };

const told = (ground: EffectGround, ...plans: RegroupingPlan[]) => {
	const answer = regroupingEffect(ground, plans);
	if (answer.kind !== 'told') throw new Error(answer.kind);
	return answer.effect;
};

describe('the effect of putting operators together', () => {
	it('tells what the group would be, who changes segment and that nothing else is concerned', () => {
		const effect = told(groundOf(layers()), merge);
		expect(effect.before.map(({ id, esms }) => [id, esms.low])).toEqual([
			[TWO, 26],
			[ONE, 26]
		]);
		expect(effect.after).toMatchObject([{ id: 'G:lilas', name: 'Lilas', isGroup: true, esms: { low: 52 } }]);
		expect(effect.structures).toBe(52);
		expect(effect.moves.map(({ to, structures }) => [to, structures.length])).toEqual([['large-group', 52]]);
	});

	it.each([
		['2500', 'not-mandatory', false],
		['2501', 'mandatory', true]
	])('tells the answer on single sign-on, each with %s users of one solution', (users, sso, changes) => {
		const effect = told(
			groundOf(
				layers([
					[ONE, users],
					[TWO, users]
				])
			),
			merge
		);
		const answer = effect.after[0]?.sso === 'watch' ? 'not-mandatory' : effect.after[0]?.sso;
		expect(answer).toBe(sso);
		expect(effect.ssoMoves.some(({ to }) => to.sso === 'mandatory')).toBe(changes);
	});

	it('says that an override of an operator would apply no more', () => {
		const override: Override = {
			id: 1,
			subject: { kind: 'organisation', id: ONE },
			segment: 'digital-mie'
		};
		const rules = { criteria: defaultCriteria, overrides: [override] };
		const effect = told(groundOf(layers(), { rules }), merge);
		expect(effect.lostOverrides.map(({ id }) => id)).toEqual([ONE]);
		expect(effect.moves.map(({ from, structures }) => [from, structures.length])).toContainEqual([
			'digital-mie',
			26
		]);
	});

	it('of those that are together already is nothing', () => {
		const grouped: TestLayer = {
			kind: 'groups',
			byHand: true,
			rows: decisionRows([merge]).map((row) => ({ ...row }))
		};
		const answer = regroupingEffect(groundOf([...layers(), grouped]), [merge]);
		expect(answer).toEqual({ kind: 'nothing' });
		expect(changesSomething(answer)).toBe(false);
	});
});

describe('for somebody who sees a part of the territory, the effect', () => {
	const ground = groundOf(layers(), { departments: BRETON });

	it('is not told of entities that run structures elsewhere', () => {
		expect(regroupingEffect(ground, [{ ...merge, entities: [ONE, FAR] }])).toEqual({ kind: 'elsewhere' });
		expect(regroupingEffect(ground, [{ ...merge, entities: [ONE, OTHER] }])).toEqual({ kind: 'elsewhere' });
	});

	it('is that of the whole table on the structures seen', () => {
		const own = told(ground, merge);
		expect(own).toEqual(told(groundOf(layers()), merge));
		expect(own.elsewhere).toBe(false);
	});

	it('names nothing of the rest of a group that is joined, and says that it is concerned', () => {
		const far: TestLayer = {
			kind: 'groups',
			rows: [{ 'group.member': FAR, 'group.id': 'loin', 'group.name': 'Loin' }]
		};
		const joined: RegroupingPlan = { group: { id: 'loin', name: 'Loin' }, entities: [ONE, TWO] };
		const effect = told(groundOf([...layers(), far], { departments: BRETON }), joined);
		expect(effect.elsewhere).toBe(true);
		expect(effect.structures).toBe(54);
		expect(JSON.stringify(effect)).not.toContain('"finess":"44');
	});
});

describe('effects of several sets of plans', () => {
	it('are those of each alone, whatever they have in common', () => {
		const table = groundOf(
			layers([
				[ONE, '3000'],
				[TWO, '2400'],
				[FAR, '100']
			])
		);
		const plan: fc.Arbitrary<RegroupingPlan> = fc.record({
			group: fc.option(fc.constantFrom({ id: 'lilas', name: 'Lilas' }, { id: 'roses', name: 'Roses' })),
			entities: fc.uniqueArray(fc.constantFrom(ONE, TWO, FAR, OTHER), { minLength: 1 })
		});
		fc.assert(
			fc.property(fc.array(fc.array(plan, { minLength: 1, maxLength: 2 }), { maxLength: 5 }), (asked) => {
				expect(regroupingEffects(table, asked)).toEqual(asked.map((plans) => regroupingEffect(table, plans)));
			}),
			{ numRuns: 100 }
		);
	});
});
