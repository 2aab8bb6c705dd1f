import { isRole, parseScope, territoriesOf, type Viewer } from '$lib/domain/access';
import { reference } from '$lib/reference';

const TERRITORIES = territoriesOf(reference.departments);

/** Columns of `accounts` (as `a`) that make a viewer, in the order that `viewerOf` reads. */
export const VIEWER_COLUMNS = 'a.id, a.name, a.role, a.scope, a.demonstration';

/** What an account may still do: it was taken up, and neither deactivated nor erased. */
export const MAY_SIGN_IN = 'a.activated_at is not null and a.deactivated_at is null and a.erased_at is null';

/** The viewer of a row of `VIEWER_COLUMNS`; null when its role or its territories are none that this program knows. */
export function viewerOf(row: readonly unknown[]): Viewer | null {
	const [account, name, role, given, demonstration] = row;
	const scope = parseScope(given, TERRITORIES);
	if (typeof role !== 'string' || !isRole(role) || scope === null) return null;
	return { account: Number(account), name: String(name), role, scope, demonstration: demonstration === true };
}
