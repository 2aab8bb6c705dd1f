import type { ActualValue, ExplainedNode, Predicate } from '../segmentation';

/** What would have to be so for a node to turn out as wanted. Only what is not so yet is listed. */
export type Requirement =
	| {
			readonly kind: 'predicate';
			readonly predicate: Predicate;
			readonly actual: ActualValue;
			/** The answer it would have to give. */
			readonly mustBe: boolean;
	  }
	| { readonly kind: 'each'; readonly of: readonly Requirement[] }
	| { readonly kind: 'one-of'; readonly of: readonly Requirement[] }
	| {
			/** Points to gain from these conditions; each brings its weight. */
			readonly kind: 'points';
			readonly points: number;
			readonly of: readonly { readonly weight: number; readonly requirement: Requirement }[];
	  };

/** What a node still lacks to be as wanted, with estimates and assumptions; null when it is so already. */
export function requirementOf(node: ExplainedNode, wanted: boolean): Requirement | null {
	if (node.holds === (wanted ? 'true' : 'false')) return null;
	const { condition, children, actual } = node;
	if ('field' in condition) {
		return actual ? { kind: 'predicate', predicate: condition, actual, mustBe: wanted } : null;
	}
	if ('not' in condition) {
		const [only] = children;
		return only ? requirementOf(only, !wanted) : null;
	}
	if ('atLeast' in condition) return pointsOf(node, condition.atLeast, wanted);
	const of = children.flatMap((child) => requirementOf(child, wanted) ?? []);
	return { kind: 'all' in condition === wanted ? 'each' : 'one-of', of };
}

function pointsOf(
	{ children }: ExplainedNode,
	{ score, of }: { readonly score: number; readonly of: readonly { readonly weight: number }[] },
	wanted: boolean
): Requirement {
	const parts = children.map((child, i) => {
		const weight = of[i]?.weight ?? 0;
		/** What counts against the wish: points not yet sure, or not yet lost. */
		const helps = wanted === weight > 0;
		const counted = wanted ? (weight > 0 ? child.holds === 'true' : child.holds !== 'false') : false;
		const counts = wanted ? counted : weight > 0 ? child.holds !== 'false' : child.holds === 'true';
		return {
			weight,
			held: counts ? weight : 0,
			requirement: weight === 0 ? null : requirementOf(child, helps)
		};
	});
	const now = parts.reduce((sum, { held }) => sum + held, 0);
	return {
		kind: 'points',
		points: wanted ? score - now : score - now - 1,
		of: parts.flatMap(({ weight, requirement }) => (requirement ? [{ weight, requirement }] : []))
	};
}
