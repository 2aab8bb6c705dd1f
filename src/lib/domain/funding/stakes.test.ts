import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundingDefaults } from '$lib/reference';
import { population, type TestOrganisation, type TestStructure } from '../../../../tests/support/population';
import { costModel, HIGH, LOW, readPlan, STAKE_PARTS, stakesOf, type Plan, type Stakes } from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const COMPONENTS = ['internal-sso', 'hr-feed', 'identity-provider', 'iam-rpps', 'dui-compatible'];
const NONE = SEGMENTS.length;

function plan(settings: Readonly<Record<string, unknown>> = {}): Plan {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

const known: TestStructure = { finess: '560000001', segment: 1, heads: 40, equipped: 0.1, turnover: 0.2 };
const knownOrganisation: TestOrganisation = {
	sso: 'mandatory',
	schemes: [1, 1, 1],
	components: Object.fromEntries(COMPONENTS.map((id) => [id, 'missing'] as const))
};

function stakes(
	structures: readonly TestStructure[],
	organisations: Readonly<Record<string, TestOrganisation>> = {}
): Stakes {
	return stakesOf(population(SEGMENTS, structures, organisations, COMPONENTS), plan());
}

const addedBy = (of: Stakes): Record<string, number> =>
	Object.fromEntries(STAKE_PARTS.map((part, at) => [part, of.parts[at]?.adds[0] ?? NaN]));

describe('euros that collecting would make precise', () => {
	it('are none where all that is asked for is known, however unsure the prices', () => {
		expect([...stakes([known], { [known.finess]: knownOrganisation }).width]).toEqual([0]);
	});

	it.each<[string, Partial<TestStructure>, Partial<TestOrganisation>]>([
		['segment', { segment: [1, 2] }, {}],
		['segment', { segment: [1, NONE] }, {}],
		['heads', { heads: [30, 40, 60] }, {}],
		['equipped', { equipped: NaN }, {}],
		['sso', {}, { sso: 'undetermined' }],
		['sso', {}, { sso: 'not-assessed' }],
		['components', {}, { components: {} }],
		['components', {}, { schemes: [0, 0.5, 2] }]
	])('are of the part that is open and of no other: %s', (part, structure, organisation) => {
		const of = stakes([{ ...known, ...structure }], {
			[known.finess]: { ...knownOrganisation, ...organisation }
		});
		for (const [id, cents] of Object.entries(addedBy(of)))
			if (id === part) expect(cents).toBeGreaterThan(0);
			else expect(cents).toBe(0);
	});

	it('are the whole of what a structure costs where it may have no segment at all', () => {
		const of = stakes([{ ...known, segment: [1, NONE] }], { [known.finess]: knownOrganisation });
		const whole = stakes([known], { [known.finess]: knownOrganisation });
		expect(of.width[0]).toBe(whole.parts[0]?.high[0]);
	});

	const structure = fc.record({
		finess: fc.constant(''),
		organisation: fc.constantFrom('A', 'B'),
		segment: fc
			.subarray([0, 1, 2, NONE], { minLength: 1 })
			.map((all) => (all.length === 1 && all[0] !== NONE ? (all[0] ?? 0) : all)),
		heads: fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)).map((all) => all.sort((a, b) => a - b)),
		equipped: fc.constantFrom(NaN, 0, 0.4)
	});
	const structures = fc
		.array(structure, { minLength: 1, maxLength: 6 })
		.map((all) => all.map((one, i) => ({ ...one, finess: `56000000${i}` })));
	const organisation = fc.record({
		sso: fc.constantFrom('mandatory' as const, 'undetermined' as const, 'not-mandatory' as const),
		components: fc.constantFrom({}, knownOrganisation.components ?? {})
	});

	it('are sums of their parts, none of which is less than nothing, and never more than the range of the cost', () => {
		fc.assert(
			fc.property(structures, organisation, organisation, (all, A, B) => {
				const people = population(SEGMENTS, all, { A, B }, COMPONENTS);
				const of = stakesOf(people, plan());
				const model = costModel(people, plan());
				all.forEach((_, i) => {
					const adds = of.parts.map((part) => part.adds[i] ?? NaN);
					expect(Math.min(...adds)).toBeGreaterThanOrEqual(0);
					expect(adds.every(Number.isInteger)).toBe(true);
					expect(adds.reduce((sum, each) => sum + each, 0)).toBe(of.width[i]);
					const [low, high] = ([LOW, HIGH] as const).map((bound) => {
						const out = new Float64Array(plan().items.length * plan().years.length);
						model.fill(i, bound, out);
						return out.reduce((sum, each) => sum + each, 0);
					});
					expect(of.width[i]).toBeLessThanOrEqual((high ?? 0) - (low ?? 0));
				});
			}),
			{ numRuns: 200 }
		);
	});

	it('shrink, or stay, when the professionals of a structure become known within what was thought', () => {
		fc.assert(
			fc.property(structures, fc.double({ min: 0, max: 1, noNaN: true }), (all, at) => {
				const [first] = all;
				if (!first) return;
				const [low, , high] = first.heads;
				const declared = Math.round(low + (high - low) * at);
				const before = stakes([{ ...first, heads: [low, declared, high] }]);
				const after = stakes([{ ...first, heads: declared }]);
				expect(after.width[0]).toBeLessThanOrEqual(before.width[0] ?? 0);
			}),
			{ numRuns: 200 }
		);
	});
});
