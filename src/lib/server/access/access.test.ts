import { ABILITIES, may, ROLES, type Viewer } from '$lib/domain/access';
import { describe, expect, it } from 'vitest';
import { routeIds, ruleProblems } from '../../../../scripts/lint/access-rules.mjs';
import { decideAccess, RULES, type Asker, type Who } from './index';

const NOBODY: Asker = { viewer: null, awaitsSecondFactor: false };
const HALFWAY: Asker = { viewer: null, awaitsSecondFactor: true };
const as = (role: Viewer['role']): Asker => ({
	viewer: { account: 1, name: 'Test', role, scope: 'national', demonstration: false },
	awaitsSecondFactor: false
});

/** Everything that a rule says somebody may do by a route: reading, and each way of writing. */
function waysOf(route: string): readonly { method: string; action: string; who: Who | null }[] {
	const { read, write = null } = RULES[route]!;
	const writes = typeof write === 'object' && write !== null ? Object.entries(write) : [['', write] as const];
	return [
		...['GET', 'HEAD', 'OPTIONS'].map((method) => ({ method, action: '', who: read })),
		...writes.flatMap(([action, who]) =>
			['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method, action, who }))
		)
	];
}

const WAYS = Object.keys(RULES).flatMap((route) => waysOf(route).map((way) => ({ route, ...way })));
const decisions = (asker: Asker) => WAYS.map((way) => ({ ...way, decision: decideAccess(way, asker) }));

describe('the rules of access', () => {
	it('are one per route of the product', () => {
		expect(ruleProblems(routeIds('src/routes'), RULES)).toEqual([]);
	});

	it('are missed when a route has none, and when one has no route', () => {
		expect(ruleProblems(['/a', '/b'], { '/b': {}, '/c': {} })).toEqual([
			'The route /a has no rule of access',
			'The rule of access /c has no route'
		]);
	});

	it('let nobody signed out read or change anything but what is for anyone', () => {
		for (const { who, decision } of decisions(NOBODY))
			expect(decision).toBe(who === 'anyone' ? 'allowed' : 'sign-in');
	});

	it('keep who owes a second factor to the pages where it is given', () => {
		for (const { who, decision } of decisions(HALFWAY))
			expect(decision).toBe(who === 'anyone' || who === 'first' ? 'allowed' : 'second-factor');
	});

	it.each(ROLES)('give a %s what its abilities say, and no more', (role) => {
		for (const { who, decision } of decisions(as(role))) {
			const granted = ABILITIES.some((ability) => ability === who && may(role, ability));
			const ownSignIn = who === 'anyone' || who === 'first' || who === 'self';
			expect(decision).toBe(granted || ownSignIn ? 'allowed' : 'forbidden');
		}
	});

	it('let a reader change nothing but their own sign-in', () => {
		// What is sent to be verified is read, and nothing is written.
		const changes = decisions(as('reader')).filter(
			({ route, method, decision, who }) =>
				route !== '/verifier' &&
				!['GET', 'HEAD', 'OPTIONS'].includes(method) &&
				decision === 'allowed' &&
				who !== 'anyone' &&
				who !== 'first' &&
				who !== 'self'
		);
		expect(changes.map(({ route }) => route)).toEqual([]);
	});

	it('refuse everybody a route that is not in the manifest, and a method or action without a rule', () => {
		for (const asker of [NOBODY, HALFWAY, ...ROLES.map(as)]) {
			const wanted = { route: '/inconnue', method: 'GET', action: '' };
			expect(decideAccess(wanted, asker)).not.toBe('allowed');
			expect(decideAccess({ route: '/aide', method: 'POST', action: '' }, asker)).not.toBe('allowed');
		}
	});

	it('let anyone learn that a page does not exist', () => {
		expect(decideAccess({ route: null, method: 'GET', action: '' }, NOBODY)).toBe('allowed');
	});
});
