import type { PreparationProblem } from '$lib/domain/workshop';
import type { Workshop } from './workshop';

/** Why a workshop was not made, changed or opened; nothing is then written. */
export type PreparationRefusal =
	| { readonly code: 'title-empty' }
	| { readonly code: 'title-too-long'; readonly limit: number }
	/** There is none that who asks sees. */
	| { readonly code: 'gone' }
	/** What was sent has not the shape that the pages send. */
	| { readonly code: 'malformed' }
	/** Some of the territories are not of who asks. */
	| { readonly code: 'not-your-territory' }
	/** Somebody saved since `revision` was read: what they saved. */
	| { readonly code: 'changed-meanwhile'; readonly theirs: Workshop }
	/** It is open or over: what was prepared is fixed. */
	| { readonly code: 'not-preparing' }
	/** It is being held: it is closed first. */
	| { readonly code: 'live' }
	| { readonly code: 'too-many'; readonly limit: number }
	| { readonly code: 'no-criteria'; readonly version: number }
	/** No data was imported yet. */
	| { readonly code: 'no-data' }
	| { readonly code: 'not-ready'; readonly problems: readonly PreparationProblem[] }
	/** Its scenario is about more territories than it, and what a structure gets there depends on all of them. */
	| { readonly code: 'part-of-scenario'; readonly name: string }
	/** A draft of criteria or a scenario of a sub-group could not be made: why, in French. */
	| { readonly code: 'not-made'; readonly why: string };
