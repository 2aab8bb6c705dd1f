import { app } from '$lib/server/app';
import { leavingCookie, parseLeaving } from '$lib/server/oidc';
import type { Cookies } from '@sveltejs/kit';
import { isHttps } from '../../sign-in.server';

/** A provider as a button names it. */
export interface ProviderChoice {
	readonly id: string;
	readonly label: string;
}

/** The providers that people may sign in with. */
export async function providerChoices(): Promise<readonly ProviderChoice[]> {
	const { config } = await app();
	return config.providers.map(({ id, label }) => ({ id, label }));
}

/** The provider at which this browser may still have a session once signed out here; null for none. */
export async function providerLeftOpen(cookies: Cookies): Promise<ProviderChoice | null> {
	const leaving = parseLeaving(cookies.get(leavingCookie(await isHttps()).name));
	return (await providerChoices()).find(({ id }) => id === leaving?.provider) ?? null;
}
