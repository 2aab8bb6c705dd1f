import type { FactId, UseFacts } from './facts';
import { LEVELS, type ConformityRules, type Means, type Milestone } from './rules';
import type { SettledStatus } from './status';

/** A question of the decision tree, in the order of the tree. */
export const STEPS = [
	'sensitive',
	'psc',
	'psc-means',
	'cps-direct',
	'two-factors',
	'attestation',
	'reservations',
	'level'
] as const;
export type StepId = (typeof STEPS)[number];

/** Where a path ends, and the status it gives. */
export const LEAVES = {
	'not-sensitive': 'out-of-scope',
	'psc-accepted': 'compliant-implicitly',
	'psc-refused': 'non-compliant',
	'cps-direct': 'compliant',
	'one-factor': 'non-compliant',
	'no-attestation': 'non-compliant',
	attested: 'compliant',
	'reservations-allowed': 'with-reservations',
	'reservations-refused': 'non-compliant',
	'level-too-low': 'non-compliant'
} as const satisfies Readonly<Record<string, SettledStatus>>;
export type LeafId = keyof typeof LEAVES;

/** The tree at some facts: an end, or a question about one fact and where each answer leads. */
export type Node =
	| { readonly kind: 'leaf'; readonly leaf: LeafId }
	| {
			readonly kind: 'ask';
			readonly step: StepId;
			readonly fact: FactId;
			readonly next: (facts: UseFacts) => Node;
	  }
	| { readonly kind: 'told'; readonly step: StepId; readonly answer: 'yes' | 'no'; readonly next: Node };

const leaf = (id: LeafId): Node => ({ kind: 'leaf', leaf: id });
const ask = (step: StepId, fact: FactId, next: (facts: UseFacts) => Node): Node => ({
	kind: 'ask',
	step,
	fact,
	next
});
const told = (step: StepId, answer: boolean, next: Node): Node => ({
	kind: 'told',
	step,
	answer: answer ? 'yes' : 'no',
	next
});

/**
 * The decision tree of conformity at a milestone. Each fact is asked about once on a path, and only where it may matter.
 * Source: workshop « Identification électronique », slide « Modification des dates butoirs »; see the rules for what is assumed.
 */
export function decisionTree(milestone: Milestone, rules: ConformityRules): Node {
	const known = new Map(rules.means.map((means) => [means.id, means]));
	const withMeans = (then: (means: Means) => Node) => (facts: UseFacts) => {
		const means = known.get(facts.means);
		if (!means) throw new Error(`No means ${facts.means} in ${rules.id}`);
		return then(means);
	};
	const { toleratedUntil } = rules.localAccess;
	const toleratesLocal = toleratedUntil !== null && milestone.date <= toleratedUntil;
	const reserved = reservedAt(milestone);

	const attested = (next: Node): Node =>
		ask('attestation', 'attestation', ({ attestation }) =>
			attestation === 'yes' ? next : leaf('no-attestation')
		);
	const unlessReserved = (otherwise: Node): Node =>
		ask('reservations', 'reservations', ({ reservations }) =>
			reservations === 'yes' ? reserved : otherwise
		);
	const documented = ask('reservations', 'enrolmentDocumented', ({ enrolmentDocumented }) =>
		enrolmentDocumented === 'yes' ? leaf('attested') : reserved
	);
	const twoFactors = (otherwise: Node): Node =>
		told('two-factors', true, attested(unlessReserved(otherwise)));
	const oneFactor = toleratesLocal
		? ask('two-factors', 'localAccess', ({ localAccess }) =>
				localAccess === 'yes' ? attested(reserved) : leaf('one-factor')
			)
		: told('two-factors', false, leaf('one-factor'));

	const withoutPsc = ask(
		'cps-direct',
		'means',
		withMeans(({ id, factors }) => {
			if (id === CPS)
				return ask('cps-direct', 'cpsMode', ({ cpsMode }) =>
					cpsMode === 'direct' ? leaf('cps-direct') : twoFactors(documented)
				);
			return told('cps-direct', false, new Set(factors).size >= 2 ? twoFactors(leaf('attested')) : oneFactor);
		})
	);
	const throughPsc = ask(
		'psc-means',
		'means',
		withMeans((means) => {
			switch (means.throughPsc) {
				case 'accepted':
					return leaf('psc-accepted');
				case 'refused':
					return leaf('psc-refused');
				case 'unsaid':
					return ask('psc-means', 'accepted', ({ accepted }) =>
						leaf(accepted === 'yes' ? 'psc-accepted' : 'psc-refused')
					);
			}
		})
	);
	return ask('sensitive', 'sensitive', ({ sensitive }) =>
		sensitive === 'no'
			? leaf('not-sensitive')
			: ask('psc', 'psc', ({ psc }) => (psc === 'yes' ? throughPsc : withoutPsc))
	);
}

/** The only means that may be used directly (mTLS) or enrolled in a local system. */
const CPS = 'cps';

/** Where an attestation with reservations leads. */
function reservedAt({ reservationsFrom }: Milestone): Node {
	if (reservationsFrom === null) return leaf('reservations-refused');
	const lowest = LEVELS.indexOf(reservationsFrom);
	return ask('level', 'level', ({ level }) =>
		leaf(level !== '' && LEVELS.indexOf(level) >= lowest ? 'reservations-allowed' : 'level-too-low')
	);
}
