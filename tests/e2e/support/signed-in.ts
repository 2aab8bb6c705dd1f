import type { RunningServer } from '../../support/server';

/** What a browser keeps when a person of a server under test is signed in, for `newContext`; nothing when there is no such person. */
export function signedInAs({ url, cookies }: RunningServer, person: number) {
	const [name = '', value = ''] = cookies[person]?.split('=') ?? [];
	const { hostname: domain } = new URL(url);
	const cookie = {
		name,
		value,
		domain,
		path: '/',
		expires: -1,
		httpOnly: true,
		secure: false,
		sameSite: 'Lax' as const
	};
	return { cookies: name === '' ? [] : [cookie], origins: [] };
}
