import { decideAccess, type Asker } from '../../src/lib/server/access';
import { ROLES } from '../../src/lib/domain/access';
import { ROUTE_WAYS, type RouteWay } from '../support/route-samples';
import { send } from './support/send';
import { WHOLE_SWEEP } from './support/sweep';
import { expect, test } from './support/test';

const PEOPLE = ROLES.map((role) => ({ role, scope: 'national' as const }));

// A bare list would be read as a value and its options.
test.use({ dataset: 'demo', people: [PEOPLE, { scope: 'test' }] });

/** Roles, from the one that may do the least. */
const LEAST_FIRST = ROLES.toReversed();

/** What the rules say of somebody; the server has to do the same. */
const asker = (role: (typeof ROLES)[number] | null): Asker => ({
	viewer: role && { account: 1, name: 'Test', role, scope: 'national', demonstration: false },
	awaitsSecondFactor: false
});

/** Ways whose use would end the session that the rest of the table is tried with. */
const endsSession = ({ route, method }: RouteWay): boolean => route === '/deconnexion' && method === 'POST';

/** How an answer reads: stopped at the door, stopped by the role, or let in, whatever the page then says. */
function verdictOf({ status, body }: { readonly status: number; readonly body: string }): string {
	if (status === 401) return 'sign-in';
	return status === 403 && body.includes('Votre rôle ne permet pas') ? 'forbidden' : 'allowed';
}

const ASKERS = [null, ...LEAST_FIRST] as const;

/** Whether somebody who may do less is let in already: what a page then shows costs most of the time, and is the same. */
const openBefore = (way: RouteWay, role: (typeof ASKERS)[number]): boolean =>
	ASKERS.slice(0, ASKERS.indexOf(role)).some((each) => decideAccess(way, asker(each)) === 'allowed');

for (const role of ASKERS) {
	test(`every route does what its rule says to ${role ?? 'somebody signed out'}`, async ({ server }) => {
		test.setTimeout(240_000);
		const cookie = role === null ? '' : (server.cookies[ROLES.indexOf(role)] ?? '');
		const headers = { origin: server.url, accept: 'application/json', 'content-type': 'application/json' };
		const wrong: string[] = [];
		for (const way of ROUTE_WAYS.filter((each) => !endsSession(each))) {
			const expected = decideAccess(way, asker(role));
			if (expected === 'allowed' && openBefore(way, role) && !WHOLE_SWEEP) continue;
			const answer = await send(
				server.url + way.path,
				way.method,
				cookie === '' ? headers : { ...headers, cookie },
				way.method === 'GET' ? '' : '{}'
			);
			const verdict = verdictOf(answer);
			if (verdict !== expected || answer.status >= 500)
				wrong.push(`${way.method} ${way.path}: ${answer.status}, ${verdict} instead of ${expected}`);
		}
		expect(wrong).toEqual([]);
	});
}
