import type { AccountState } from './account';

/** What may not be done to one's own account. */
export type OwnAct = 'change' | 'deactivate' | 'erase' | 'renew';

/** Why an account was not administered; nothing has changed. */
export type AccountRefusal =
	/** There is none of this number, or it is of a territory that the administrator does not cover. */
	| { readonly code: 'unknown' }
	| { readonly code: 'own-account'; readonly act: OwnAct }
	/** Nobody would be left to administer the whole installation. */
	| { readonly code: 'last-admin' }
	| { readonly code: 'name'; readonly limit: number }
	| { readonly code: 'email' }
	| { readonly code: 'email-taken' }
	| { readonly code: 'role' }
	| { readonly code: 'scope' }
	/** More territories than the administrator has. */
	| { readonly code: 'scope-too-wide' }
	| { readonly code: 'unchanged' }
	| { readonly code: 'state'; readonly state: AccountState }
	/** The account to transfer work to is not active, or is the same one. */
	| { readonly code: 'heir' }
	| { readonly code: 'heir-role' }
	| { readonly code: 'heir-scope' }
	| { readonly code: 'no-work' }
	| { readonly code: 'months'; readonly least: number; readonly most: number };
