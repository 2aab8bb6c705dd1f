import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Role } from '$lib/domain/access';
import type { Provider } from '$lib/server/config';
import { makeLink } from '$lib/server/auth/links';
import { hashToken } from '$lib/server/auth/tokens';
import type { Database } from '$lib/server/db';
import { beginSignIn, completeSignIn, leavingAddress } from '$lib/server/oidc';
import { describeOnBothEngines } from '../support/databases';
import { follow } from '../support/follow';
import { startProvider, type Person, type TestProvider } from '../support/oidc-provider';

const REDIRECT = 'http://127.0.0.1:9/connexion/fournisseurs/essai/retour';
const LEFT = 'http://127.0.0.1:9/connexion';
const JEANNE: Person = { subject: 'jeanne', email: 'jeanne@exemple.invalid' };

let op: TestProvider;
let provider: Provider;

beforeAll(async () => {
	op = await startProvider();
	op.register(REDIRECT, LEFT);
});
afterAll(() => op.stop());
beforeEach(() => {
	op.signsIn = JEANNE;
	provider = {
		id: 'essai',
		label: 'Essai',
		issuer: op.issuer,
		discovery: `${op.issuer}/.well-known/openid-configuration`,
		clientId: op.clientId,
		clientSecret: op.clientSecret,
		clientAuthentication: 'client_secret_post',
		scopes: ['openid', 'email'],
		acrValues: [],
		claims: '{"id_token":{"acr":null,"amr":null}}',
		secondFactor: { acr: ['eidas2'], amr: ['mfa'] }
	};
});

async function accountFor(db: Database, name: string, email: string, role: Role = 'reader'): Promise<number> {
	const [row] = await db.query(
		`insert into accounts (name, email, email_key, role, scope) values ($1, $2, $2, $3, '"national"') returning id`,
		[name, email, role]
	);
	return Number(row?.[0]);
}

/** An account that was invited, and the id of its link. */
async function invited(
	db: Database,
	name = 'Jeanne Essai'
): Promise<{ account: number; link: string; token: string }> {
	const account = await accountFor(db, name, `${name.replace(' ', '.').toLowerCase()}@exemple.invalid`);
	const token = await makeLink(db, { kind: 'invitation', account, createdBy: null });
	return { account, link: hashToken(token), token };
}

async function begin(db: Database, link: string | null = null, next = '/') {
	const begun = await beginSignIn(db, provider, REDIRECT, { next, link });
	if (!begun.ok) throw new Error('The provider is not available');
	return begun.value;
}

/** A whole sign-in, at whose return something may be changed. */
async function signIn(
	db: Database,
	{
		link = null,
		next = '/',
		change
	}: { link?: string | null; next?: string; change?: (url: URL) => void } = {}
) {
	const { url, token } = await begin(db, link, next);
	const back = await follow(url, REDIRECT);
	change?.(back);
	return completeSignIn(db, provider, back, token);
}

const linked = (db: Database) =>
	db.query('select issuer, subject, account_id from identities order by subject');

describeOnBothEngines('signing in through an OpenID provider', (open) => {
	it('takes up an invitation once, and from then on opens the same account', async () => {
		const db = await open();
		const { account, link } = await invited(db);
		expect(await signIn(db, { link, next: '/structures' })).toMatchObject({
			ok: true,
			value: { account, next: '/structures' }
		});
		expect(await linked(db)).toEqual([[op.issuer, 'jeanne', account]]);
		expect(await signIn(db)).toMatchObject({ ok: true, value: { account, next: '/' } });
		const actions = await db.query('select action, subject from journal order by id');
		expect(actions).toEqual([
			['identity-linked', `account ${account}`],
			['account-activated', `account ${account}`]
		]);
	});

	it('opens nothing for an identity that nobody invited', async () => {
		const db = await open();
		expect(await signIn(db)).toEqual({ ok: false, error: { code: 'not-invited' } });
		expect(await linked(db)).toEqual([]);
	});

	it('opens nothing by an e-mail equal to that of an account', async () => {
		const db = await open();
		const account = await accountFor(db, 'Jeanne', 'jeanne@exemple.invalid', 'admin');
		await db.query('update accounts set activated_at = now() where id = $1', [account]);
		expect(await signIn(db)).toEqual({ ok: false, error: { code: 'not-invited' } });
		expect(await linked(db)).toEqual([]);
	});

	it('knows an identity by its issuer too', async () => {
		const db = await open();
		const account = await accountFor(db, 'Jeanne', 'jeanne@exemple.invalid');
		await db.query('update accounts set activated_at = now() where id = $1', [account]);
		await db.query(
			"insert into identities (issuer, subject, account_id) values ('https://autre.exemple', 'jeanne', $1)",
			[account]
		);
		expect(await signIn(db)).toMatchObject({ error: { code: 'not-invited' } });
	});

	it.each([
		['deactivated', 'deactivated_at'],
		['erased', 'erased_at']
	])('opens nothing once the account is %s', async (_, column) => {
		const db = await open();
		const { account, link } = await invited(db);
		await signIn(db, { link });
		await db.query(`update accounts set ${column} = now() where id = $1`, [account]);
		expect(await signIn(db)).toEqual({ ok: false, error: { code: 'closed' } });
	});

	it.each([
		['admin', {}, 'first'],
		['analyst', { acr: 'eidas1' }, 'first'],
		['analyst', { amr: ['pwd'] }, 'first'],
		['analyst', { acr: 'eidas2' }, 'full'],
		['admin', { amr: ['pwd', 'mfa'] }, 'full'],
		['facilitator', {}, 'full'],
		['reader', { amr: ['pwd'] }, 'full']
	] as const)(
		'gives a %s whom the provider saw with %j a session of level %s',
		async (role, strength, level) => {
			const db = await open();
			const { account, link } = await invited(db);
			await db.query('update accounts set role = $2 where id = $1', [account, role]);
			op.signsIn = { ...JEANNE, ...strength };
			expect(await signIn(db, { link })).toMatchObject({ ok: true, value: { account, level } });
		}
	);

	it('tells the journal of an identity that was refused, and not who it was', async () => {
		const db = await open();
		await signIn(db);
		const lines = await db.query('select action, subject, after from journal');
		expect(lines).toEqual([['sign-in-refused', 'provider essai', { reason: 'not-invited' }]]);
	});

	it('refuses a return whose state is not the one that was sent', async () => {
		const db = await open();
		const { link } = await invited(db);
		const answer = await signIn(db, { link, change: (url) => url.searchParams.set('state', 'x'.repeat(43)) });
		expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted' } });
		expect(await signIn(db, { link, change: (url) => url.searchParams.delete('state') })).toMatchObject({
			error: { code: 'untrusted' }
		});
		expect(await linked(db)).toEqual([]);
	});

	it('refuses a token made for another request: its nonce differs', async () => {
		const db = await open();
		const { url, token } = await begin(db, (await invited(db)).link);
		url.searchParams.set('nonce', 'y'.repeat(43));
		const back = await follow(url, REDIRECT);
		expect(await completeSignIn(db, provider, back, token)).toMatchObject({ error: { code: 'untrusted' } });
		expect(await linked(db)).toEqual([]);
	});

	it('refuses a code that was asked for with another PKCE challenge', async () => {
		const db = await open();
		const { url, token } = await begin(db);
		url.searchParams.set('code_challenge', 'z'.repeat(43));
		const back = await follow(url, REDIRECT);
		expect(await completeSignIn(db, provider, back, token)).toMatchObject({ error: { code: 'untrusted' } });
	});

	it('refuses an answer that says it comes from another issuer', async () => {
		const db = await open();
		const answer = await signIn(db, {
			change: (url) => url.searchParams.set('iss', 'https://autre.exemple')
		});
		expect(answer).toMatchObject({ error: { code: 'untrusted' } });
	});

	it('refuses a return that comes twice, and a code that comes twice', async () => {
		const db = await open();
		const { link } = await invited(db);
		const first = await begin(db, link);
		const back = await follow(first.url, REDIRECT);
		expect(await completeSignIn(db, provider, back, first.token)).toMatchObject({ ok: true });
		expect(await completeSignIn(db, provider, back, first.token)).toEqual({
			ok: false,
			error: { code: 'expired' }
		});
		const second = await begin(db);
		const replayed = new URL(back);
		replayed.searchParams.set('state', second.url.searchParams.get('state') ?? '');
		expect(await completeSignIn(db, provider, replayed, second.token)).toMatchObject({
			error: { code: 'untrusted' }
		});
	});

	it('refuses a return in another browser, without a cookie, at another provider, and too late', async () => {
		const db = await open();
		const { link } = await invited(db);
		const { url, token } = await begin(db, link);
		const back = await follow(url, REDIRECT);
		const expired = { ok: false, error: { code: 'expired' } };
		expect(await completeSignIn(db, provider, back, '')).toEqual(expired);
		expect(await completeSignIn(db, provider, back, 'a'.repeat(43))).toEqual(expired);
		await db.query("update sign_in_steps set expires_at = now() - interval '1 second'");
		expect(await completeSignIn(db, provider, back, token)).toEqual(expired);
		const other = await begin(db, link);
		const there = await follow(other.url, REDIRECT);
		expect(await completeSignIn(db, { ...provider, id: 'autre' }, there, other.token)).toEqual(expired);
		expect(await linked(db)).toEqual([]);
	});

	it('keeps only the hash of the token of a step, and no step whose time is over', async () => {
		const db = await open();
		const { token } = await begin(db);
		expect(await db.query('select id from sign_in_steps')).toEqual([[hashToken(token)]]);
		await db.query("update sign_in_steps set expires_at = now() - interval '1 second'");
		await begin(db);
		expect(await db.query('select count(*)::int from sign_in_steps')).toEqual([[1]]);
	});

	it('takes up an invitation once, even by two at once', async () => {
		const db = await open();
		const { link } = await invited(db);
		const returns = [];
		for (const subject of ['jeanne', 'paul']) {
			op.signsIn = { subject };
			const { url, token } = await begin(db, link);
			returns.push({ back: await follow(url, REDIRECT), token });
		}
		const answers = await Promise.all(
			returns.map(({ back, token }) => completeSignIn(db, provider, back, token))
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok && answer.error.code === 'invitation-over')).toHaveLength(1);
		expect(await linked(db)).toHaveLength(1);
	});

	it('refuses an invitation that has expired, or whose account was closed since', async () => {
		const db = await open();
		const { account, link } = await invited(db);
		await db.query('update accounts set deactivated_at = now() where id = $1', [account]);
		expect(await signIn(db, { link })).toMatchObject({ error: { code: 'invitation-over' } });
		await db.query('update accounts set deactivated_at = null where id = $1', [account]);
		await db.query("update access_links set expires_at = now() - interval '1 second'");
		expect(await signIn(db, { link })).toMatchObject({ error: { code: 'invitation-over' } });
		expect(await linked(db)).toEqual([]);
	});

	it('does not give a second account to an identity, and leaves the invitation for another', async () => {
		const db = await open();
		const first = await invited(db);
		const second = await invited(db, 'Paul Essai');
		await signIn(db, { link: first.link });
		expect(await signIn(db, { link: second.link })).toMatchObject({ error: { code: 'identity-taken' } });
		op.signsIn = { subject: 'paul' };
		expect(await signIn(db, { link: second.link })).toMatchObject({ value: { account: second.account } });
	});

	it('takes up invitations only: a link for new means of signing in gives a password', async () => {
		const db = await open();
		const { account } = await invited(db);
		const token = await makeLink(db, { kind: 'renewal', account, createdBy: null });
		expect(await signIn(db, { link: hashToken(token) })).toMatchObject({
			error: { code: 'invitation-over' }
		});
		expect(await linked(db)).toEqual([]);
	});

	it('says when the person gave up', async () => {
		const db = await open();
		const answer = await signIn(db, {
			change: (url) => {
				url.searchParams.delete('code');
				url.searchParams.set('error', 'access_denied');
			}
		});
		expect(answer).toMatchObject({ error: { code: 'declined' } });
	});

	it('says when the provider is down, announces another issuer, or does not know this client', async () => {
		const db = await open();
		const wish = { next: '/', link: null };
		const down = { ...provider, discovery: 'http://127.0.0.1:9/.well-known/openid-configuration' };
		expect(await beginSignIn(db, down, REDIRECT, wish)).toMatchObject({ error: { code: 'unavailable' } });
		const other = { ...provider, issuer: 'https://autre.exemple' };
		expect(await beginSignIn(db, other, REDIRECT, wish)).toMatchObject({ error: { code: 'unavailable' } });
		provider = { ...provider, clientSecret: 'another-secret-than-the-one-of-the-tests' };
		expect(await signIn(db)).toMatchObject({ error: { code: 'unavailable' } });
	});

	it('is possible again once the provider is back', async () => {
		const db = await open();
		const { port } = new URL(op.issuer);
		await op.stop();
		expect(await beginSignIn(db, provider, REDIRECT, { next: '/', link: null })).toMatchObject({ ok: false });
		op = await startProvider(Number(port));
		op.register(REDIRECT, LEFT);
		expect(await beginSignIn(db, provider, REDIRECT, { next: '/', link: null })).toMatchObject({ ok: true });
	});

	it('leaves the provider by the place that it announces', async () => {
		const db = await open();
		const { link } = await invited(db);
		const answer = await signIn(db, { link });
		const idToken = answer.ok ? answer.value.idToken : '';
		const address = await leavingAddress(provider, idToken, LEFT);
		expect(address?.href.startsWith(`${op.issuer}/session/end?`)).toBe(true);
		expect(address?.searchParams.get('post_logout_redirect_uri')).toBe(LEFT);
		expect(address?.searchParams.get('id_token_hint')).toBe(idToken);
	});
});
