import { send } from './support/send';
import { WHOLE_SWEEP } from './support/sweep';
import { expect, test } from './support/test';

/** What would change or reveal something if it were put into a statement of the database. */
const PAYLOADS = [
	"'",
	"' or '1'='1",
	"'; drop table accounts; --",
	"1; update accounts set role = 'admin'",
	"') union select hash from passwords --",
	'"; delete from sessions; --',
	'$1',
	"\\'; select pg_sleep(30); --",
	'%27%20or%201=1',
	'\u0000'
];

/** Every place of an address that ends in a filter, a search, an order, a number or a name. */
const ADDRESSES: readonly ((payload: string) => string)[] = [
	...['q', 'sort', 'list', 'segment', 'structure.department', 'structure.sector', 'sso', 'cols'].flatMap(
		(name) => [
			(payload: string) => `/structures?${name}=${payload}`,
			(payload: string) => `/organisations?${name}=${payload}`,
			(payload: string) =>
				`/export/structures.csv?structure.department=56&structure.sector=PJM&${name}=${payload}`
		]
	),
	(payload) => `/?structure.department=${payload}&fiche=${payload}`,
	(payload) => `/structures/${payload}`,
	(payload) => `/organisations/${payload}`,
	(payload) => `/listes/${payload}`,
	(payload) => `/donnees/versions/${payload}`,
	(payload) => `/donnees/versions/1?avec=${payload}`,
	(payload) => `/donnees/imports/${payload}`,
	(payload) => `/collecte/${payload}`,
	(payload) => `/api/territory/${payload}`,
	(payload) => `/api/territory/decision?version=${payload}`,
	(payload) => `/comptes?q=${payload}&role=${payload}&etat=${payload}`,
	(payload) => `/comptes/${payload}`,
	(payload) =>
		`/journal?du=${payload}&action=${payload}&compte=${payload}&objet=${payload}&numero=${payload}`,
	(payload) => `/journal/journal.csv?objet=structure&numero=${payload}&avant=${payload}`,
	(payload) => `/invitation/${payload}`,
	(payload) => `/premier-acces/${payload}`
];

/** An answer that broke off. */
const CUT_OFF = { status: 599, body: '' };

test('nothing written in an address becomes part of a statement', async ({ server }) => {
	test.setTimeout(240_000);
	const headers = { cookie: server.cookies[0] ?? '', accept: 'text/html' };
	const broken: string[] = [];
	for (const [place, address] of ADDRESSES.entries()) {
		// One in three, another third at the next address.
		for (const payload of PAYLOADS.filter((_, i) => WHOLE_SWEEP || (i + place) % 3 === 0)) {
			const path = address(encodeURIComponent(payload));
			const { status, body } = await send(server.url + path, 'GET', headers).catch(() => CUT_OFF);
			if (status >= 500 || /syntax error|SQLSTATE/i.test(body)) broken.push(`${status} ${path}`);
		}
	}
	expect(broken).toEqual([]);
	const { status, body } = await send(`${server.url}/comptes`, 'GET', headers);
	expect(status).toBe(200);
	expect(body).toContain('Camille Essai');
});
