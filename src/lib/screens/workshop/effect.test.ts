import { NO_AMOUNTS, populationOf, reclassified, type Settings } from '$lib/domain/funding';
import type { Override } from '$lib/domain/overrides';
import type { Criteria } from '$lib/domain/segmentation';
import type { EffectChange, PointsItem } from '$lib/domain/workshop';
import {
	criteriaApplied,
	grantApplied,
	withCriterion,
	withOverride,
	withRehearsed,
	withValue
} from '$lib/domain/workshop-effect';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, sites } from '../../../../tests/support/territory';
import { fundingWork } from '../funding';
import { territoryData } from '../territory-data';
import { effectBetween, MOST_MOVERS } from './effect';
import { grantsFromPoints, withGrants } from './effect-points';
import { aidOf, effectGround, groundUnder, likelyCosts, type LikelyCosts } from './effect-side';
import { agreementText, memberText, pointsText, valueText } from './effect-text';
import { forRoom, sideBySide } from './side-by-side';

/** An organisation of 60 care homes, one of 40, one of 12 home services, and ten that stand alone. */
const { table } = compose(reference, {
	kind: 'establishments',
	rows: [
		...sites(60, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(40, { entity: '560000011', category: '500', prefix: '562' }),
		...sites(12, { entity: '560000012', category: '460', prefix: '563' }),
		...Array.from({ length: 10 }, (_, i) =>
			sites(1, { entity: `56000002${i}`, category: '500', prefix: `5640${i}` })
		).flat()
	]
});
const ground = effectGround(table);
const ESMS = { segment: 'large-group', field: 'organisation.esms', path: [1, 0], role: 'threshold' } as const;
const NO_SETTINGS: Settings = new Map();
const CHANGE: EffectChange = { kind: 'value', ...ESMS, value: 0 };

function valueOf<T>(
	result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }
): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

const edited = (criteria: Criteria, value: number): Criteria =>
	withValue(criteria, ESMS, value).ok ? valueOf(withValue(criteria, ESMS, value)).criteria : criteria;
const costs = (criteria: Criteria, overrides: readonly Override[] = []): LikelyCosts =>
	valueOf(likelyCosts(groundUnder(ground, { criteria, overrides }), NO_SETTINGS));
const side = (criteria: Criteria, overrides: readonly Override[] = [], hasMoney = true) => ({
	data: groundUnder(ground, { criteria, overrides }),
	cost: hasMoney ? costs(criteria, overrides).cost : null
});
const effect = (before: Criteria, after: Criteria, hasMoney = true) =>
	effectBetween(side(before, [], hasMoney), side(after, [], hasMoney), { what: '', change: CHANGE });

describe('what applying something does', () => {
	it('is what computing all of it again says, money included', () => {
		const criteria = edited(defaultCriteria, 30);
		const overrides: Override[] = [
			{ id: 1, subject: { kind: 'structure', finess: '561000000' }, segment: 'digital-mie' }
		];
		const whole = territoryData(table, { criteria, overrides }, ssoRule);
		const quick = groundUnder(ground, { criteria, overrides });
		expect(quick).toEqual(whole);
		const { totals, plan } = valueOf(fundingWork(whole, NO_SETTINGS, NO_AMOUNTS));
		const years = plan.years.map((_, year) =>
			totals.byStructure.reduce((sum, cents, i) => (i % plan.years.length === year ? sum + cents : sum), 0)
		);
		expect(costs(criteria, overrides).cost.byYear).toEqual(years);
	});

	it('costs what a population made anew costs, whatever criteria came before', () => {
		const sources = (criteria: Criteria) => {
			const { classification, ssoAnswers } = groundUnder(ground, { criteria, overrides: [] });
			return { table, classification, sso: ssoAnswers, ratios: reference.ratios, targets: null };
		};
		const narrow: Criteria = { ...defaultCriteria, excludedSectors: ['DOM'] };
		const all = [defaultCriteria, edited(defaultCriteria, 30), edited(defaultCriteria, 100), narrow];
		for (const before of all)
			for (const after of all) {
				const again = reclassified(populationOf(sources(before)), sources(after));
				if (before === narrow || after === narrow) expect(again !== null).toBe(before === after);
				if (again) expect(again).toEqual(populationOf(sources(after)));
			}
		const withoutOne: Criteria = { ...defaultCriteria, segments: defaultCriteria.segments.slice(1) };
		expect(reclassified(populationOf(sources(defaultCriteria)), sources(withoutOne))).toBeNull();
	});

	it('moves as many structures as have another outcome; none is lost on the way; each effect begins where the one before ended', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 3 }), (values) => {
				let before = defaultCriteria;
				let last = null;
				for (const value of values) {
					const after = edited(before, value);
					const made = effect(before, after);
					const [was, is] = [side(before).data.classification, side(after).data.classification];
					expect(made.moved).toBe(was.result.filter((outcome, row) => outcome !== is.result[row]).length);
					expect(made.shifts.reduce((sum, shift) => sum + shift.after - shift.before, 0)).toBe(0);
					expect(made.movers.length).toBe(Math.min(made.moved, MOST_MOVERS));
					expect(made.money?.years.reduce((sum, year) => sum + year.after, 0)).toBe(made.money?.after);
					expect(Object.values(made.sso).every(Number.isInteger)).toBe(true);
					if (last) expect(made.money?.before).toBe(last.money?.after);
					last = made;
					before = after;
				}
			}),
			{ numRuns: 12 }
		);
	});

	it('says nothing of money without a scenario, and nothing moves when nothing changes', () => {
		expect(effect(defaultCriteria, edited(defaultCriteria, 30), false).money).toBeNull();
		expect(effect(defaultCriteria, defaultCriteria)).toMatchObject({ moved: 0, movers: [] });
	});

	it.each([
		[41, 0],
		[40, 40],
		[39, 40]
	])('at %i ESMS moves %i structures of an organisation of 40', (value, moved) => {
		expect(effect(defaultCriteria, edited(defaultCriteria, value)).moved).toBe(moved);
	});
});

describe('a value applied to criteria', () => {
	const weighted: Criteria = {
		...defaultCriteria,
		segments: defaultCriteria.segments.map((segment) =>
			segment.id === 'large-group'
				? { ...segment, when: { atLeast: { score: 2, of: [{ weight: 1, when: segment.when }] } } }
				: segment
		)
	};

	it('is a threshold, a score or a weight', () => {
		const at = { segment: 'large-group', field: '' } as const;
		const score = valueOf(withValue(weighted, { ...at, path: [], role: 'score' }, 1));
		expect([score.before, score.criteria.segments[0]?.when]).toMatchObject([2, { atLeast: { score: 1 } }]);
		const weight = valueOf(withValue(weighted, { ...at, path: [0], role: 'weight' }, 3));
		expect(weight.criteria.segments[0]?.when).toMatchObject({ atLeast: { of: [{ weight: 3 }] } });
		expect(valueOf(withValue(defaultCriteria, ESMS, 30)).before).toBe(50);
	});

	it('is refused where it stands already, or where nothing is asked any more', () => {
		expect(withValue(defaultCriteria, ESMS, 50)).toMatchObject({ error: { code: 'unchanged' } });
		for (const gone of [
			{ ...ESMS, field: 'structure.heads' },
			{ ...ESMS, segment: 'gone' },
			{ ...ESMS, role: 'score' as const }
		])
			expect(withValue(defaultCriteria, gone, 30)).toMatchObject({ error: { code: 'item-moved' } });
	});

	it('finds its condition again below a criterion that was added meanwhile', () => {
		const alone = { ...ESMS, segment: 'physical-mie', path: [] };
		const simple: Criteria = {
			...defaultCriteria,
			segments: defaultCriteria.segments.map((segment) =>
				segment.id === 'physical-mie'
					? { ...segment, when: { field: 'organisation.esms', op: 'lt', value: 15 } }
					: segment
			)
		};
		const proposal = { segment: 'physical-mie', field: 'structure.sector', op: 'in', value: ['PA'] };
		const added = valueOf(withCriterion(simple, proposal)).criteria;
		expect(valueOf(withValue(added, alone, 20)).criteria.segments[1]?.when).toEqual({
			all: [
				{ field: 'organisation.esms', op: 'lt', value: 20 },
				{ field: 'structure.sector', op: 'in', value: ['PA'] }
			]
		});
	});
});

describe('a criterion applied to criteria', () => {
	const proposal = { segment: 'large-group', field: 'structure.sector', op: 'in', value: ['PA'] };

	it('must hold beside what is asked already; it is added once', () => {
		const added = valueOf(withCriterion(defaultCriteria, proposal)).criteria;
		expect(added.segments[0]?.when).toMatchObject({ all: { length: 4 } });
		expect(withCriterion(added, proposal)).toMatchObject({ error: { code: 'unchanged' } });
	});

	it.each([
		[{ ...proposal, segment: 'gone' }, 'item-moved'],
		[{ ...proposal, field: 'structure.gone' }, 'item-moved'],
		[{ ...proposal, op: 'gte' }, 'item-moved'],
		[{ ...proposal, value: 12 }, 'invalid']
	])('%j is refused: %s', (given, code) => {
		expect(withCriterion(defaultCriteria, given)).toMatchObject({ error: { code } });
	});
});

describe('what a sub-group works on', () => {
	const applied = (group: string, change: EffectChange, seq = 1) => ({
		seq,
		at: 0,
		group,
		to: 'criteria' as const,
		poll: null,
		item: null,
		effect: { ...effect(defaultCriteria, defaultCriteria, false), change }
	});

	it('is made again from what was applied to it, and to no other one', () => {
		const told = [
			applied('a', { kind: 'value', ...ESMS, value: 30 }),
			applied('b', { kind: 'value', ...ESMS, value: 10 }),
			applied('a', {
				kind: 'criterion',
				segment: 'digital-mie',
				field: 'structure.sector',
				op: 'in',
				value: ['DOM']
			})
		];
		const own = criteriaApplied(defaultCriteria, told, 'a');
		expect(own.segments[0]?.when).toEqual(edited(defaultCriteria, 30).segments[0]?.when);
		expect(own.segments[2]?.when).toMatchObject({ all: { length: 2 } });
		expect(criteriaApplied(defaultCriteria, told, 'c')).toBe(defaultCriteria);
	});

	it('holds the overrides of a rehearsal, which are recorded nowhere; the last one of a subject stands', () => {
		const member = (to: string, override: number | null): EffectChange => ({
			kind: 'member',
			subject: { kind: 'structure', id: '561000000' },
			to,
			override
		});
		const told = [
			applied('a', member('digital-mie', null), 5),
			applied('b', member('physical-mie', null), 6)
		];
		const recorded: Override = {
			id: 9,
			subject: { kind: 'structure', finess: '561000000' },
			segment: 'large-group'
		};
		expect(withRehearsed([recorded], told)).toEqual([{ ...recorded, id: -6, segment: 'physical-mie' }]);
		expect(withRehearsed([recorded], [applied('a', member('digital-mie', 9))])).toEqual([recorded]);
		expect(withOverride([recorded], { ...recorded, id: 10 })).toEqual([{ ...recorded, id: 10 }]);
	});
});

describe('points shared over what can be funded', () => {
	const OBJECTS = ['device', 'licence', 'training'] as const;
	const item = (unit: PointsItem['unit'] = 'points', total = 100): PointsItem => ({
		id: 'p',
		segment: 'physical-mie',
		total,
		unit,
		objects: OBJECTS.map((id) => ({ id, label: id, detail: '' }))
	});
	const start = costs(defaultCriteria);
	const decided = { source: 'Atelier', date: '2026-11-29' };
	const grantOf = (shares: Readonly<Record<string, number>>, of = item()) =>
		valueOf(grantsFromPoints(start, NO_AMOUNTS, [{ item: of, shares }], decided))[0];
	const aid = (of: LikelyCosts): number => {
		const place = of.model.plan.segments.indexOf('physical-mie');
		const { plan } = of.model;
		const only = {
			...of,
			model: {
				...of.model,
				plan: { ...plan, grants: plan.grants.filter(({ segment }) => segment === plan.segments[place]) }
			}
		};
		return aidOf(only, NO_AMOUNTS).total;
	};

	it('never give more than what was shared, whatever the share; costs stay, and the rule pays for what got something', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 400 }), (devices, total) => {
				const of = item('thousand-euros', total);
				const part = Math.round((devices * total) / 100);
				const grant = grantOf({ device: part, training: total - part }, of);
				if (!grant) throw new Error('No grant');
				const after = withGrants(start, [grant.rule]);
				expect(grant.placed).toBeLessThanOrEqual(grant.money);
				expect(aid(after)).toBeLessThanOrEqual(total * 100_000);
				expect(after.cost).toBe(start.cost);
				expect(grant.rule.objects).toEqual(
					[part > 0 ? 'device' : null, part < total ? 'training' : null].filter((id) => id !== null)
				);
			}),
			{ numRuns: 25 }
		);
	});

	it('are shares of what the starting scenario grants, and begin from it each time', () => {
		const grant = grantOf({ device: 60, training: 40 });
		if (!grant) throw new Error('No grant');
		expect(grant.money).toBe(aid(start));
		expect(aid(withGrants(start, [grant.rule]))).toBeLessThanOrEqual(grant.money);
		expect(grant.rule).toMatchObject({ status: 'decided', ...decided, ceiling: grant.before.ceiling });
		expect(grant.rule.coverRate).toBeLessThanOrEqual(1);
	});

	it.each([
		[{ gone: 100 }, 'unknown-object'],
		[{ terminal: 100 }, 'nothing-to-fund']
	])('%j make no rule: %s', (shares, code) => {
		const result = grantsFromPoints(start, NO_AMOUNTS, [{ item: item(), shares }], decided);
		expect(result).toMatchObject({ ok: false, error: { code } });
	});

	it('make no rule for a segment that the scenario does not help', () => {
		const none = { ...start, model: { ...start.model, plan: { ...start.model.plan, grants: [] } } };
		expect(
			grantsFromPoints(none, NO_AMOUNTS, [{ item: item(), shares: { device: 100 } }], decided)
		).toMatchObject({
			error: { code: 'no-grant' }
		});
	});

	it('are known by the last that was applied to a segment', () => {
		const grants = [{ segment: 'physical-mie', objects: ['device'], coverRate: 0.5 }];
		const told = {
			seq: 1,
			at: 0,
			group: 'b',
			to: 'scenario' as const,
			poll: null,
			item: null,
			effect: {
				...effect(defaultCriteria, defaultCriteria, false),
				change: { kind: 'grants' as const, grants }
			}
		};
		expect(grantApplied([told], 'b', 'physical-mie')).toEqual(grants[0]);
		expect(grantApplied([told], 'a', 'physical-mie')).toBeNull();
	});
});

describe('sub-groups side by side', () => {
	const group = (id: string, criteria: Criteria) => {
		const own = costs(criteria);
		return { id, name: id, data: side(criteria).data, cost: own.cost, aid: aidOf(own, NO_AMOUNTS) };
	};

	it('put each structure of the scope in a segment always, sometimes or never', () => {
		const compared = sideBySide(
			[group('a', defaultCriteria), group('b', edited(defaultCriteria, 30))],
			defaultCriteria
		);
		for (const { always, disputed, never } of compared.segments)
			expect(always + disputed + never).toBe(compared.structures);
		const [large] = compared.segments;
		expect(large).toMatchObject({ always: 60, disputed: 40, byGroup: { a: 60, b: 100 } });
		expect(large?.firstDisputed[0]?.outcomes).toEqual({ a: 'undetermined', b: 'large-group' });
		expect(compared.structures - compared.agreed).toBe(40);
		expect(compared.groups.map(({ differences }) => differences.length)).toEqual([0, 1]);
	});

	it('dispute nothing when they say the same, and tell the room no money that it may not see', () => {
		const compared = sideBySide([group('a', defaultCriteria), group('b', defaultCriteria)], defaultCriteria);
		expect(compared.agreed).toBe(compared.structures);
		expect(compared.segments.every(({ disputed }) => disputed === 0)).toBe(true);
		expect(forRoom(compared, true)).toBe(compared);
		expect(forRoom(compared, false).groups.every(({ cost, aid }) => cost === null && aid === null)).toBe(
			true
		);
	});
});

describe('the sentence of an effect', () => {
	const looks = outcomeLooks(defaultCriteria.segments);
	const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
	const member = {
		id: 'm',
		subject: { kind: 'structure', id: '561000000' },
		name: 'Site 0',
		place: '',
		outcome: 'undetermined',
		doubt: '',
		facts: []
	} as const;
	const tally = {
		kind: 'members',
		answers: 15,
		stay: 2,
		unknown: 1,
		moves: { 'physical-mie': 12 },
		reasons: ['secret'],
		disagreement: 0
	} as const;

	it('says what was asked, before and after', () => {
		const { node } = valueOf(withValue(defaultCriteria, ESMS, 30));
		expect(plain(valueText(ESMS, node, 50, 30, looks))).toBe(
			'Grands groupes : ESMS de l’organisme ≥ 50 → 30'
		);
		expect(plain(memberText(member, 'physical-mie', looks))).toBe('Site 0 : Indéterminé → MIE physique');
	});

	it.each([
		['physical-mie', '12 d’accord sur 15'],
		['undetermined', '2 d’accord sur 15'],
		['digital-mie', '0 d’accord sur 15']
	])('counts who agreed on %s: %s, without a reason that somebody gave', (to, expected) => {
		expect(agreementText(member, to, tally)).toBe(expected);
	});

	it('does not break down a few answers', () => {
		expect(plain(agreementText(member, 'physical-mie', { kind: 'few', answers: 2 }))).toBe(
			'2 réponses, trop peu pour être détaillées'
		);
	});

	it('holds no euro of points that were shared', () => {
		const start = costs(defaultCriteria);
		const item = {
			id: 'p',
			segment: 'physical-mie',
			total: 100,
			unit: 'points',
			objects: [{ id: 'device', label: 'Moyens', detail: '' }]
		} as const;
		const shared = { item, shares: { device: 100 } };
		const [grant] = valueOf(grantsFromPoints(start, NO_AMOUNTS, [shared], { source: '', date: '' }));
		expect(grant && plain(pointsText(shared, grant, looks))).toMatch(
			/^MIE physique : Moyens 100 \(sur 100 points\) ; part couverte 80 % → \d+ %/
		);
		expect(grant && pointsText(shared, grant, looks)).not.toContain('€');
	});
});
