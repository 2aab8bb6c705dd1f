import type { Condition, Criteria, CriteriaProblem, NodeRef, Segment } from '../segmentation';

export type GroupKind = 'all' | 'any' | 'not' | 'atLeast';

/** What an editor does to criteria, one undo each. Places count the children as they are before the edit. */
export type Edit =
	| { readonly kind: 'add-node'; readonly parent: NodeRef; readonly index: number; readonly node: Condition }
	| { readonly kind: 'remove-node'; readonly at: NodeRef }
	| { readonly kind: 'move-node'; readonly at: NodeRef; readonly parent: NodeRef; readonly index: number }
	| { readonly kind: 'duplicate-node'; readonly at: NodeRef }
	| { readonly kind: 'disable-node'; readonly at: NodeRef; readonly disabled: boolean }
	/** An empty comment removes it. */
	| { readonly kind: 'comment-node'; readonly at: NodeRef; readonly comment: string }
	/** Another field, operator or value; the notes of the node stay. */
	| { readonly kind: 'replace-node'; readonly at: NodeRef; readonly node: Condition }
	/** Puts a node in a new group of its own, so that others can join it. */
	| { readonly kind: 'wrap-node'; readonly at: NodeRef; readonly group: GroupKind }
	/** Another kind of group over the same children; one point each, and one needed, for `atLeast`. */
	| { readonly kind: 'regroup-node'; readonly at: NodeRef; readonly group: GroupKind }
	| { readonly kind: 'weigh-node'; readonly at: NodeRef; readonly weight: number }
	| { readonly kind: 'score-node'; readonly at: NodeRef; readonly score: number }
	| { readonly kind: 'add-segment'; readonly segment: Segment; readonly index: number }
	| { readonly kind: 'remove-segment'; readonly segment: string }
	| { readonly kind: 'move-segment'; readonly segment: string; readonly index: number }
	| { readonly kind: 'change-segment'; readonly segment: string; readonly change: SegmentChange }
	| { readonly kind: 'change-criteria'; readonly change: CriteriaChange };

/** A null colour leaves the choice to the screens. The id of a segment never changes: results and links hold it. */
export type SegmentChange = Partial<Pick<Segment, 'label' | 'rank' | 'target'>> & {
	readonly colour?: string | null;
};

export type CriteriaChange = Partial<
	Pick<
		Criteria,
		| 'name'
		| 'date'
		| 'source'
		| 'level'
		| 'estimates'
		| 'confirmInScope'
		| 'excludedSectors'
		| 'excludedSubsectors'
		| 'assume'
	>
>;

/** Why an edit is refused. Nothing is then changed. */
export type EditProblem =
	| {
			readonly code:
				| 'no-such-node'
				| 'no-such-segment'
				| 'not-a-group'
				| 'not-weighted'
				| 'one-child-only'
				| 'inside-itself'
				| 'last-node'
				| 'last-segment';
	  }
	| { readonly code: 'invalid'; readonly problems: readonly CriteriaProblem[] };
