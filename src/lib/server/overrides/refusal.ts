/** Why an override was not decided or not withdrawn; nothing is then changed. */
export type OverrideRefusal =
	| { readonly code: 'reason-missing' }
	| { readonly code: 'reason-too-long'; readonly limit: number }
	/** Not a day, or a day that is past. */
	| { readonly code: 'date' }
	/** The criteria in force have no such segment. */
	| { readonly code: 'no-segment' }
	/** The data that who asks may see do not hold it. */
	| { readonly code: 'not-in-territory' }
	/** Some of the organisation's structures are in other territories. */
	| { readonly code: 'of-other-territories'; readonly structures: number }
	/** The criteria classify nothing of it. */
	| { readonly code: 'out-of-scope' }
	/** The criteria put it there already, for certain. */
	| { readonly code: 'already-there' }
	| { readonly code: 'unchanged' }
	| { readonly code: 'too-many'; readonly limit: number }
	/** It was withdrawn or replaced, or it has expired. */
	| { readonly code: 'not-in-force' };
