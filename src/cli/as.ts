import type { Scope } from '$lib/domain/access';
import { viewerOfEmail } from '$lib/server/accounts';
import type { Database } from '$lib/server/db';
import { textOption, type Call } from './command';
import { wrongUse } from './exit';

/** The option that looks at the data as somebody does. */
export const AS_OPTION = { as: { type: 'string' } } as const;

/** What the command sees: all there is, or with `--as EMAIL` what that account sees. Stops when nobody signs in under it. */
export async function scopeOf(db: Database, call: Call): Promise<Scope> {
	const email = textOption(call, 'as');
	if (email === undefined) return 'national';
	const viewer = await viewerOfEmail(db, email);
	if (!viewer)
		throw wrongUse(
			`--as : aucun compte actif n’a l’adresse « ${email} » (compte inconnu, en attente ou désactivé).`
		);
	return viewer.scope;
}
