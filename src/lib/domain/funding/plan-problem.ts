/** Why a setting cannot be used: which one, where in it, what was found and what is expected. */
export interface PlanProblem {
	readonly code:
		| 'unknown-key'
		| 'unknown-assumption'
		| 'unknown-item'
		| 'unknown-segment'
		| 'unknown-choice'
		| 'unknown-funder'
		| 'not-a-number'
		| 'negative'
		| 'too-large'
		| 'not-a-share'
		| 'not-a-factor'
		| 'not-positive'
		| 'bounds-out-of-order'
		| 'not-a-month'
		| 'before-the-plan'
		| 'after-the-plan'
		| 'not-a-list'
		| 'not-a-text'
		| 'not-one-of'
		| 'brackets-overlap'
		| 'shares-do-not-add-up'
		| 'payment-in-the-past'
		| 'floor-above-ceiling'
		| 'malformed';
	/** The key of the setting. */
	readonly key: string;
	/** Where in its value: « likely », « brackets[2].to »; `''` for the whole. */
	readonly path: string;
	/** What was found, as a text. */
	readonly found: string;
	/** What is possible, where it can be listed. */
	readonly expected?: readonly string[];
}
