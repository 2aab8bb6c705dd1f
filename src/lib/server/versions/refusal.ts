import type { DatabaseProblem } from '../db';

/** Why a roll-back was refused. */
export type RollbackRefusal =
	| { readonly code: 'unknown-version'; readonly id: number }
	/** The version asked for has the content that is in force. */
	| { readonly code: 'already-current'; readonly id: number }
	/** It would change something outside the scope of who asks. */
	| { readonly code: 'outside-scope'; readonly id: number }
	/** Somebody imports or rolls back; `since` is an ISO date and time. */
	| { readonly code: 'busy'; readonly description: string; readonly since: string }
	| { readonly code: 'database'; readonly problem: DatabaseProblem };
