import { answersTo, FACT_IDS, isKnown, type FactId, type UseFacts } from './facts';
import type { ConformityRules, Means, Milestone } from './rules';
import { bitOf, statusOf, type ConformityStatus, type Possible } from './status';
import { decisionTree, LEAVES, type LeafId, type Node, type StepId } from './tree';

/** One question on the way of a use through the tree, and its answer. */
export interface PathStep {
	readonly step: StepId;
	/** The fact it was read from; null when it follows from the means. */
	readonly fact: FactId | null;
	/** `yes`, `no`, a code of the fact, or `unknown` where the path stops. */
	readonly answer: string;
}

/** A use judged at a milestone, with its reasons. */
export interface UseJudgement {
	readonly status: ConformityStatus;
	/** Every status that some completion of what is missing gives. */
	readonly possible: Possible;
	/** From the first question to the end, or to the first one that nobody answered. */
	readonly path: readonly PathStep[];
	/** Where the path ends; null when it stops on a question. */
	readonly leaf: LeafId | null;
	/** Facts that are missing and whose answer matters by itself. */
	readonly missing: readonly FactId[];
	/** Technical proofs, outside Pro Santé Connect: covered by the means, to be provided, or not asked for. */
	readonly proofs: 'covered' | 'to-provide' | 'none';
}

/**
 * Judges one use at a milestone. What is missing leaves it undetermined only where its answer matters: when every completion
 * gives one same status, it is that status. A means that the rules do not know counts as not said.
 */
export function judgeUse(facts: UseFacts, milestone: Milestone, rules: ConformityRules): UseJudgement {
	return useJudge(milestone, rules)(facts);
}

/** The same for many uses at one milestone. */
export function useJudge(milestone: Milestone, rules: ConformityRules): (facts: UseFacts) => UseJudgement {
	const root = decisionTree(milestone, rules);
	const { means } = rules;
	return (declared) => {
		const known = means.find(({ id }) => id === declared.means);
		const facts = known ? declared : { ...declared, means: '' };
		const possible = outcomes(root, facts, means);
		const { path, leaf } = follow(root, facts);
		return {
			status: statusOf(possible),
			possible,
			path,
			leaf,
			missing: FACT_IDS.filter(
				(fact) =>
					!isKnown(facts[fact]) &&
					answersTo(facts, fact, means).some((answered) => outcomes(root, answered, means) !== possible)
			),
			proofs: proofsOf(known, leaf)
		};
	};
}

/** Every status that the facts leave possible below a node; exact, as a fact is asked about once on each path. */
function outcomes(node: Node, facts: UseFacts, means: readonly Means[]): Possible {
	switch (node.kind) {
		case 'leaf':
			return bitOf(LEAVES[node.leaf]);
		case 'told':
			return outcomes(node.next, facts, means);
		case 'ask': {
			if (isKnown(facts[node.fact])) return outcomes(node.next(facts), facts, means);
			return answersTo(facts, node.fact, means).reduce(
				(all, answered) => all | outcomes(node.next(answered), answered, means),
				0
			);
		}
	}
}

function follow(root: Node, facts: UseFacts): { path: readonly PathStep[]; leaf: LeafId | null } {
	const path: PathStep[] = [];
	let node = root;
	while (node.kind !== 'leaf') {
		if (node.kind === 'told') {
			path.push({ step: node.step, fact: null, answer: node.answer });
			node = node.next;
			continue;
		}
		const answer = facts[node.fact];
		path.push({ step: node.step, fact: node.fact, answer: isKnown(answer) ? answer : 'unknown' });
		if (!isKnown(answer)) return { path, leaf: null };
		node = node.next(facts);
	}
	return { path, leaf: node.leaf };
}

const BY_ATTESTATION: ReadonlySet<LeafId> = new Set([
	'no-attestation',
	'attested',
	'reservations-allowed',
	'reservations-refused',
	'level-too-low'
]);

/** Proofs are part of an attestation: there are none through Pro Santé Connect or for a CPS used directly. */
function proofsOf(means: Means | undefined, leaf: LeafId | null): UseJudgement['proofs'] {
	if (!means || leaf === null || !BY_ATTESTATION.has(leaf)) return 'none';
	return means.pscCompatible ? 'covered' : 'to-provide';
}
