import type { DatabaseProblem } from '../db';

/** Why a backup was not written. */
export type BackupRefusal =
	| { readonly code: 'not-written'; readonly path: string; readonly reason: string }
	| { readonly code: 'disk-full'; readonly path: string }
	| { readonly code: 'database'; readonly problem: DatabaseProblem };

/** Why a backup was not restored; the database is as it was before. */
export type RestoreRefusal =
	| { readonly code: 'unreadable'; readonly path: string; readonly reason: string }
	/** Something else than a backup of this program. */
	| { readonly code: 'not-a-backup' }
	/** The file ends too early. */
	| { readonly code: 'truncated' }
	/** What the file holds is not what was written. */
	| { readonly code: 'damaged' }
	/** Made by a later release of this program. */
	| { readonly code: 'newer' }
	| { readonly code: 'not-empty' }
	/** Somebody imports or rolls back; `since` is an ISO date and time. */
	| { readonly code: 'busy'; readonly description: string; readonly since: string }
	| { readonly code: 'cancelled' }
	/** Requests that hold the tables do not end. */
	| { readonly code: 'in-use' }
	| { readonly code: 'database'; readonly problem: DatabaseProblem };

/** Ends a restoration from within; carries the refusal to `restore`, which returns it. */
export class RestoreStopped extends Error {
	constructor(readonly refusal: RestoreRefusal) {
		super(refusal.code);
		this.name = 'RestoreStopped';
	}
}
