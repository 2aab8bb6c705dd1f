import { parseScope, territoriesOf, isRole, type Role, type Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';

/** Where an account stands: `invited` was never taken up; `erased` is a number without a person. */
export type AccountState = 'invited' | 'active' | 'deactivated' | 'erased';

/** How an account proves itself beyond a password. */
export type SecondFactor = 'passkey' | 'app';

/** An account as administrators see it. */
export interface Account {
	readonly id: number;
	/** '' once erased. */
	readonly name: string;
	readonly email: string | null;
	readonly role: Role;
	readonly scope: Scope;
	readonly demonstration: boolean;
	readonly state: AccountState;
	/** ISO dates and times. */
	readonly createdAt: string;
	readonly lastSignInAt: string | null;
	readonly deactivatedAt: string | null;
	readonly hasPassword: boolean;
	readonly factors: readonly SecondFactor[];
	/** How many providers it signs in by. */
	readonly identities: number;
	/** When its pending link stops working; null without one. */
	readonly linkUntil: string | null;
}

const TERRITORIES = territoriesOf(reference.departments);

/** Columns of `accounts` (as `a`) that make an account, in the order that `accountOf` reads. */
export const ACCOUNT_COLUMNS = `a.id, a.name, a.email, a.role, a.scope, a.demonstration, a.created_at::text,
	a.activated_at is not null, a.last_sign_in_at::text, a.deactivated_at::text, a.erased_at is not null,
	exists (select 1 from passwords p where p.account_id = a.id),
	exists (select 1 from passkeys k where k.account_id = a.id),
	exists (select 1 from authenticators t where t.account_id = a.id),
	(select count(*)::int from identities i where i.account_id = a.id),
	(select max(l.expires_at)::text from access_links l
		where l.account_id = a.id and l.used_at is null and l.expires_at > now())`;

const instant = (value: unknown): string | null =>
	typeof value === 'string' ? new Date(value).toISOString() : null;

function stateOf(activated: boolean, deactivated: boolean, erased: boolean): AccountState {
	if (erased) return 'erased';
	if (deactivated) return 'deactivated';
	return activated ? 'active' : 'invited';
}

/** The account of a row of `ACCOUNT_COLUMNS`. @throws Error when its role or its territories are of another program */
export function accountOf(row: readonly unknown[]): Account {
	const [id, name, email, role, given, demonstration, createdAt, activated, lastSignIn, deactivated, erased] =
		row;
	const [hasPassword, passkey, app, identities, link] = row.slice(11);
	const scope = parseScope(given, TERRITORIES);
	if (typeof role !== 'string' || !isRole(role) || scope === null)
		throw new Error(`Account ${String(id)} has a role or territories of another program`);
	return {
		id: Number(id),
		name: String(name),
		email: typeof email === 'string' ? email : null,
		role,
		scope,
		demonstration: demonstration === true,
		state: stateOf(activated === true, deactivated !== null, erased === true),
		createdAt: instant(createdAt) ?? '',
		lastSignInAt: instant(lastSignIn),
		deactivatedAt: instant(deactivated),
		hasPassword: hasPassword === true,
		factors: [
			...(passkey === true ? (['passkey'] as const) : []),
			...(app === true ? (['app'] as const) : [])
		],
		identities: Number(identities),
		linkUntil: instant(link)
	};
}
