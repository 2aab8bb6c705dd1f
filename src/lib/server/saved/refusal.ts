/** What is kept under a name for everybody. */
export type SavedKind = 'view' | 'list';

/** Why something could not be kept or changed: nothing was written. */
export type SavedRefusal =
	| { readonly code: 'name-empty' }
	| { readonly code: 'name-too-long'; readonly limit: number }
	/** `since` is an ISO date and time. */
	| { readonly code: 'name-taken'; readonly kind: SavedKind; readonly name: string; readonly since: string }
	| { readonly code: 'address-foreign' }
	| { readonly code: 'address-too-long'; readonly limit: number }
	/** Deleted by somebody, or never there. */
	| { readonly code: 'gone'; readonly kind: SavedKind }
	/** Of other territories too, or of the whole of France: the actor's scope does not cover it. */
	| { readonly code: 'of-others'; readonly kind: SavedKind }
	/** Somebody changed it since it was read. */
	| { readonly code: 'changed-meanwhile'; readonly kind: SavedKind; readonly name: string }
	| { readonly code: 'too-many'; readonly kind: SavedKind; readonly limit: number }
	| { readonly code: 'list-empty' }
	| { readonly code: 'list-too-long'; readonly limit: number }
	/** What was sent has not the shape that the pages send. */
	| { readonly code: 'malformed' };
