import type { PlanProblem } from '$lib/domain/funding';
import type { SettingChange } from './history';
import type { AmountChange } from './amount-history';

/** Why a scenario was not made or changed; nothing is then written. */
export type ScenarioRefusal =
	| { readonly code: 'name-empty' }
	| { readonly code: 'name-too-long'; readonly limit: number }
	| { readonly code: 'name-taken'; readonly name: string }
	| { readonly code: 'text-too-long'; readonly limit: number }
	/** There is none that who asks sees. */
	| { readonly code: 'gone' }
	/** Of other territories too. */
	| { readonly code: 'of-others' }
	/** The product's own scenario. */
	| { readonly code: 'read-only' }
	| { readonly code: 'archived' }
	/** A variant of a variant of a variant…: too many to follow. */
	| { readonly code: 'too-deep'; readonly limit: number }
	| { readonly code: 'too-many'; readonly limit: number }
	/** Somebody saved since `revision` was read: what they changed; their scenario is at `revision`. */
	| {
			readonly code: 'changed-meanwhile';
			readonly revision: number;
			readonly changes: readonly SettingChange[];
	  }
	/** The settings cannot be used: every problem that the change would bring. */
	| { readonly code: 'invalid'; readonly problems: readonly PlanProblem[] }
	| { readonly code: 'unchanged' }
	| { readonly code: 'reason-missing' }
	/** The structure is not in the data of the scenario's territories. */
	| { readonly code: 'not-in-territory' }
	/** Not a whole number of cents from zero to the limit. */
	| { readonly code: 'amount'; readonly limit: number }
	/** A past aid needs to say what it was and its year. */
	| { readonly code: 'past-aid' }
	/** Somebody recorded another amount for the same structure since the page was read. */
	| { readonly code: 'decided-meanwhile'; readonly theirs: AmountChange | null }
	/** What was sent has not the shape that the pages send. */
	| { readonly code: 'malformed' };
