import { parseScope, ROLES, territoriesOf, type Scope, type Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import { reference } from '$lib/reference';
import { accountRefusalMessage, type AccountRefusal, type MadeLink } from '$lib/server/accounts';
import { app } from '$lib/server/app';
import { fail } from '@sveltejs/kit';
import * as v from 'valibot';

const TERRITORIES = territoriesOf(reference.departments);
const ROLE = v.picklist(ROLES);

/** A field of a form as text, `''` when it is not there. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** The territories that a form asks for; null when it asks for none. */
function scopeOf(form: FormData): Scope | null {
	return parseScope(
		textOf(form, 'portee') === 'national' ? 'national' : form.getAll('territoire'),
		TERRITORIES
	);
}

/** Role and territories of a form. */
export function standingOf(
	form: FormData
): Result<{ readonly role: Viewer['role']; readonly scope: Scope }, AccountRefusal> {
	const role = v.safeParse(ROLE, textOf(form, 'role'));
	if (!role.success) return err({ code: 'role' });
	const scope = scopeOf(form);
	return scope === null ? err({ code: 'scope' }) : ok({ role: role.output, scope });
}

/** A refusal, as the page tells it. */
export const refused = (refusal: AccountRefusal) =>
	fail(refusal.code === 'unknown' ? 404 : 409, { problem: accountRefusalMessage(refusal) });

/** The whole address of a link, as it is handed over. */
export async function linkAddress({ token }: MadeLink): Promise<string> {
	const { config } = await app();
	return `${config.origin}/invitation/${token}`;
}
