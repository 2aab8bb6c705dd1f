import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { reference } from '$lib/reference';
import {
	ABILITIES,
	covers,
	may,
	overlap,
	parseScope,
	ROLES,
	scopeKey,
	territoriesOf,
	type Scope
} from './index';

const KNOWN = territoriesOf(reference.departments);
const codes = [...KNOWN];
const scopes = fc.oneof(
	fc.constant<Scope>('national'),
	fc.subarray(codes, { minLength: 1 }).map((some): Scope => [...some].sort())
);

describe('what a role may do', () => {
	it.each([
		['admin', ABILITIES],
		[
			'analyst',
			['explore', 'export', 'share', 'import', 'decide', 'collect', 'draft', 'publish', 'fund', 'facilitate']
		],
		['facilitator', ['explore', 'export', 'share', 'draft', 'facilitate']],
		['reader', ['explore', 'export']]
	] as const)('%s: %j and nothing else', (role, granted) => {
		expect(ABILITIES.filter((ability) => may(role, ability))).toEqual(granted);
	});

	it('is administering for admins only', () => {
		expect(ROLES.filter((role) => may(role, 'administer'))).toEqual(['admin']);
	});
});

describe('a scope', () => {
	it('names 18 ARS territories at most, those of the reference table', () => {
		expect(KNOWN.size).toBe(18);
	});

	it.each([
		[[], null],
		[['ZZ'], null],
		[[53, '53'], null],
		['Bretagne', null],
		[null, null],
		[undefined, null],
		[{ length: 1 }, null],
		['national', 'national'],
		[
			['53', '11', '53'],
			['11', '53']
		]
	])('read from %j is %j', (given, expected) => {
		expect(parseScope(given, KNOWN)).toEqual(expected);
	});

	it('covers another exactly when it holds each of its territories, and a national one covers all', () => {
		fc.assert(
			fc.property(scopes, scopes, (a, b) => {
				const held = a === 'national' || (b !== 'national' && b.every((code) => a.includes(code)));
				expect(covers(a, b)).toBe(held);
				expect(covers('national', a)).toBe(true);
				if (covers(a, b) && covers(b, a)) expect(scopeKey(a)).toBe(scopeKey(b));
				if (covers(a, b)) expect(overlap(a, b)).toBe(true);
				expect(overlap(a, b)).toBe(overlap(b, a));
			})
		);
	});
});
