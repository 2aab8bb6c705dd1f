import type { CriteriaProblem } from '$lib/domain/segmentation';
import type { CaseResult } from '$lib/domain/test-cases';
import type { Draft } from './draft';

/** Why something was not done with criteria; nothing is then changed. */
export type CriteriaRefusal =
	| { readonly code: 'name-empty' }
	| { readonly code: 'name-too-long'; readonly limit: number }
	| { readonly code: 'note-too-long'; readonly limit: number }
	/** It is not there, or not for the eyes of who asks. */
	| { readonly code: 'gone' }
	| { readonly code: 'of-others' }
	| { readonly code: 'no-version'; readonly version: number }
	| { readonly code: 'too-many'; readonly limit: number }
	| { readonly code: 'too-many-tests'; readonly limit: number }
	| { readonly code: 'malformed' }
	| { readonly code: 'invalid'; readonly problems: readonly CriteriaProblem[] }
	/** Somebody saved the draft meanwhile. */
	| { readonly code: 'changed-meanwhile'; readonly theirs: Draft }
	/** Published criteria are those of every territory. */
	| { readonly code: 'not-national' }
	/** The same as those in force. */
	| { readonly code: 'unchanged'; readonly version: number }
	| { readonly code: 'tests-fail'; readonly results: readonly CaseResult[] }
	/** Somebody published meanwhile: what moves has to be looked at again. */
	| { readonly code: 'published-meanwhile'; readonly version: number };
