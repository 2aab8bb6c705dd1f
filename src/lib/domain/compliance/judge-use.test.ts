import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conformityRules } from '$lib/reference';
import '../../../../tests/support/fast-check-runs';
import {
	answersTo,
	bitOf,
	FACT_IDS,
	isKnown,
	judgeUse,
	LEVELS,
	NOTHING_KNOWN,
	SETTLED_STATUSES,
	statusOf,
	worstOf,
	type ConformityRules,
	type Milestone,
	type UseFacts
} from './index';

const [END_2026, END_2028] = conformityRules.milestones as [Milestone, Milestone];
const facts = (known: Partial<UseFacts>): UseFacts => ({ ...NOTHING_KNOWN, sensitive: 'yes', ...known });
const judged = (known: Partial<UseFacts>, rules = conformityRules): string[] =>
	[END_2026, END_2028].map((milestone) => {
		const { status, leaf } = judgeUse(facts(known), milestone, rules);
		return `${status} ${leaf ?? '?'}`;
	});

const attested = { psc: 'no', means: 'otp', attestation: 'yes' } as const;
const enrolled = { psc: 'no', means: 'cps', cpsMode: 'enrolled', attestation: 'yes' } as const;

describe('one use of a service', () => {
	it.each<[string, Partial<UseFacts>, string, string]>([
		['not sensitive', { sensitive: 'no' }, 'out-of-scope not-sensitive', 'out-of-scope not-sensitive'],
		...['e-cps', 'cps', 'fido', 'identity-provider'].map(
			(means): [string, Partial<UseFacts>, string, string] => [
				`through Pro Santé Connect by ${means}`,
				{ psc: 'yes', means },
				'compliant-implicitly psc-accepted',
				'compliant-implicitly psc-accepted'
			]
		),
		[
			'through Pro Santé Connect by CPE or CPA',
			{ psc: 'yes', means: 'cpe-cpa' },
			'non-compliant psc-refused',
			'non-compliant psc-refused'
		],
		[
			'through Pro Santé Connect by a means of which nothing is said',
			{ psc: 'yes', means: 'badge-pin' },
			'undetermined ?',
			'undetermined ?'
		],
		[
			'by a CPS used directly',
			{ psc: 'no', means: 'cps', cpsMode: 'direct' },
			'compliant cps-direct',
			'compliant cps-direct'
		],
		[
			'by a password',
			{ psc: 'no', means: 'password' },
			'non-compliant one-factor',
			'non-compliant one-factor'
		],
		[
			'by a password, although attested',
			{ psc: 'no', means: 'password', attestation: 'yes', reservations: 'no' },
			'non-compliant one-factor',
			'non-compliant one-factor'
		],
		[
			'by two factors without attestation',
			{ ...attested, attestation: 'no' },
			'non-compliant no-attestation',
			'non-compliant no-attestation'
		],
		[
			'by two factors attested without reservation',
			{ ...attested, reservations: 'no' },
			'compliant attested',
			'compliant attested'
		],
		...LEVELS.map((level): [string, Partial<UseFacts>, string, string] => [
			`attested with reservations at level ${level}`,
			{ ...attested, reservations: 'yes', level },
			level === 'below' ? 'non-compliant level-too-low' : 'with-reservations reservations-allowed',
			'non-compliant reservations-refused'
		]),
		[
			'attested with reservations at a level that nobody gave',
			{ ...attested, reservations: 'yes' },
			'undetermined ?',
			'non-compliant reservations-refused'
		],
		[
			'by an enrolled CPS, documented, without reservation',
			{ ...enrolled, reservations: 'no', enrolmentDocumented: 'yes' },
			'compliant attested',
			'compliant attested'
		],
		[
			'by an enrolled CPS, not documented: a reservation',
			{ ...enrolled, reservations: 'no', enrolmentDocumented: 'no', level: 'substantial' },
			'with-reservations reservations-allowed',
			'non-compliant reservations-refused'
		],
		[
			'by an enrolled CPS of which nobody says whether it is documented',
			{ ...enrolled, reservations: 'no', level: 'substantial' },
			'undetermined ?',
			'undetermined ?'
		],
		['of which nobody says the means', { psc: 'yes' }, 'undetermined ?', 'undetermined ?'],
		['of which nothing is said but that it is sensitive', {}, 'undetermined ?', 'undetermined ?']
	])('%s', (_, known, at2026, at2028) => {
		expect(judged(known)).toEqual([at2026, at2028]);
	});

	it('fails by a password whether or not it goes through Pro Santé Connect: what is missing does not matter', () => {
		const { status, leaf, missing } = judgeUse(facts({ means: 'password' }), END_2026, conformityRules);
		expect({ status, leaf, missing }).toEqual({ status: 'non-compliant', leaf: null, missing: [] });
	});

	it('tells its way through the tree', () => {
		const { path } = judgeUse(facts({ ...attested, reservations: 'yes' }), END_2026, conformityRules);
		expect(path.map(({ step, answer }) => `${step}: ${answer}`)).toEqual([
			'sensitive: yes',
			'psc: no',
			'cps-direct: otp',
			'cps-direct: no',
			'two-factors: yes',
			'attestation: yes',
			'reservations: yes',
			'level: unknown'
		]);
	});

	it('has its technical proofs covered by a means that Pro Santé Connect accepts, else to provide', () => {
		const proofs = (known: Partial<UseFacts>): string =>
			judgeUse(
				facts({ psc: 'no', attestation: 'yes', reservations: 'no', ...known }),
				END_2028,
				conformityRules
			).proofs;
		expect([proofs({ means: 'fido' }), proofs({ means: 'otp' }), proofs({ means: 'password' })]).toEqual([
			'covered',
			'to-provide',
			'none'
		]);
	});

	describe('a dated tolerance for local access', () => {
		const tolerant = (toleratedUntil: string): ConformityRules => ({
			...conformityRules,
			localAccess: { ...conformityRules.localAccess, toleratedUntil }
		});
		const local = {
			psc: 'no',
			means: 'password',
			localAccess: 'yes',
			attestation: 'yes',
			reservations: 'no',
			level: 'transition'
		} as const;
		it.each([
			['2026-12-30', 'non-compliant one-factor'],
			['2026-12-31', 'with-reservations reservations-allowed'],
			['2027-01-01', 'with-reservations reservations-allowed']
		])('until %s: a single factor is at the end of 2026 %s', (until, expected) => {
			expect(judged(local, tolerant(until))).toEqual([expected, 'non-compliant one-factor']);
		});
		it('is for local access only, and undetermined where nobody says', () => {
			const rules = tolerant('2027-01-01');
			expect(judged({ ...local, localAccess: 'no' }, rules)[0]).toBe('non-compliant one-factor');
			expect(judged({ ...local, localAccess: 'unknown' }, rules)[0]).toBe('undetermined ?');
		});
	});
});

const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const);
const arbFacts: fc.Arbitrary<UseFacts> = fc.record({
	sensitive: answer,
	psc: answer,
	means: fc.constantFrom('', ...conformityRules.means.map(({ id }) => id)),
	cpsMode: fc.constantFrom('' as const, 'direct' as const, 'enrolled' as const),
	enrolmentDocumented: answer,
	localAccess: answer,
	attestation: answer,
	reservations: answer,
	level: fc.constantFrom('' as const, ...LEVELS),
	accepted: answer
});
/** Rules whose tolerance is over, in force at the first milestone, or at both. */
const arbRules = fc
	.constantFrom(null, '2026-06-30', '2026-12-31', '2028-12-31')
	.map((toleratedUntil): ConformityRules => ({
		...conformityRules,
		localAccess: { ...conformityRules.localAccess, toleratedUntil }
	}));
const arbMilestone = fc.constantFrom(END_2026, END_2028);

/** Every way to complete what is missing, fact after fact. */
function completions(from: UseFacts): UseFacts[] {
	return FACT_IDS.reduce<UseFacts[]>(
		(all, fact) =>
			all.flatMap((one) => (isKnown(one[fact]) ? [one] : [...answersTo(one, fact, conformityRules.means)])),
		[from]
	);
}

/** One of them: the first answer to each question that nobody answered. */
const oneCompletion = (from: UseFacts): UseFacts =>
	FACT_IDS.reduce(
		(known, fact) =>
			isKnown(known[fact]) ? known : (answersTo(known, fact, conformityRules.means)[0] ?? known),
		from
	);

/** Facts with at most four unknown ones: enumerating their completions stays short. */
const arbNearlyKnown = fc
	.tuple(arbFacts, fc.subarray([...FACT_IDS], { minLength: 0, maxLength: 4 }))
	.map(([base, unknown]): UseFacts => {
		const complete = oneCompletion(base);
		return { ...complete, ...Object.fromEntries(unknown.map((fact) => [fact, NOTHING_KNOWN[fact]])) };
	});

describe('what is missing', () => {
	it('leaves possible exactly the statuses that some completion gives', () => {
		fc.assert(
			fc.property(arbNearlyKnown, arbRules, arbMilestone, (known, rules, milestone) => {
				const { possible, status } = judgeUse(known, milestone, rules);
				const met = completions(known).reduce((all, one) => {
					const settled = judgeUse(one, milestone, rules);
					expect(settled.leaf).not.toBeNull();
					return all | settled.possible;
				}, 0);
				expect(possible).toBe(met);
				expect(status).toBe(statusOf(met));
			})
		);
	});

	it('never leaves the possible statuses once a fact is added', () => {
		fc.assert(
			fc.property(
				arbFacts,
				arbRules,
				arbMilestone,
				fc.constantFrom(...FACT_IDS),
				(known, rules, milestone, fact) => {
					fc.pre(!isKnown(known[fact]));
					const { possible } = judgeUse(known, milestone, rules);
					for (const one of answersTo(known, fact, rules.means))
						expect(judgeUse(one, milestone, rules).possible & ~possible).toBe(0);
				}
			)
		);
	});

	it('is listed only where its answer matters, and wherever a use is undetermined', () => {
		fc.assert(
			fc.property(arbFacts, arbRules, arbMilestone, (known, rules, milestone) => {
				const { possible, status, missing } = judgeUse(known, milestone, rules);
				if (status !== 'undetermined') expect(missing).toEqual([]);
				else expect(missing.length).toBeGreaterThan(0);
				for (const fact of missing)
					expect(
						answersTo(known, fact, rules.means).some(
							(one) => judgeUse(one, milestone, rules).possible !== possible
						)
					).toBe(true);
			})
		);
	});

	it('never turns out better at a later, stricter milestone', () => {
		const rank = (known: UseFacts, milestone: Milestone, rules: ConformityRules): number =>
			SETTLED_STATUSES.findIndex((status) => bitOf(status) === judgeUse(known, milestone, rules).possible);
		fc.assert(
			fc.property(arbFacts, arbRules, (known, rules) => {
				const complete = oneCompletion(known);
				expect(rank(complete, END_2028, rules)).toBeGreaterThanOrEqual(rank(complete, END_2026, rules));
			})
		);
	});
});

describe('the worst of two uses', () => {
	const arbSet = fc.integer({ min: 1, max: (1 << SETTLED_STATUSES.length) - 1 });
	const members = (set: number): number[] => [...SETTLED_STATUSES.keys()].filter((i) => (set >> i) & 1);
	it('may be exactly what some choice of both makes the worst', () => {
		fc.assert(
			fc.property(arbSet, arbSet, (a, b) => {
				const met = members(a).flatMap((i) => members(b).map((j) => 1 << Math.max(i, j)));
				expect(worstOf(a, b)).toBe(met.reduce((all, bit) => all | bit, 0));
			})
		);
	});
	it('is the other one where there is no use', () => {
		expect([worstOf(0, 5), worstOf(5, 0), worstOf(0, 0)]).toEqual([5, 5, 0]);
	});
});
