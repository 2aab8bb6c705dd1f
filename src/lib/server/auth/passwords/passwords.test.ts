import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { argon2, checkPassword, passwordRefusalMessage, queue } from './index';

const codeOf = async (password: string, personal: readonly string[] = []) => {
	const result = await checkPassword(password, personal);
	return result.ok ? 'accepted' : result.error.code;
};

describe('a password', () => {
	it.each([
		['onze-signes', 'too-short'],
		['', 'too-short'],
		['🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', 'too-short'],
		['motdepasse123', 'easy'],
		['Motdepasse2028!', 'easy'],
		['azertyuiop12', 'easy'],
		['aaaaaaaaaaaaaaaa', 'easy'],
		['password1234', 'easy'],
		['soleil123456', 'easy'],
		['Cible2028Cible2028', 'easy'],
		['sept-lampes-vertes-au-port', 'accepted'],
		['quatre mots sans rapport', 'accepted'],
		['éàü-çœŒ-ß–ñ', 'too-short'],
		['kV7#mQ2!xR9p', 'accepted'],
		['x'.repeat(1001), 'too-long']
	])('« %s » is %s', async (password, expected) => {
		expect(await codeOf(password)).toBe(expected);
	});

	it('of twelve characters is long enough, of eleven is not', async () => {
		expect(await codeOf('kV7#mQ2!xR9p')).toBe('accepted');
		expect(await codeOf('kV7#mQ2!xR9')).toBe('too-short');
	});

	it('may not be made of one’s own name or e-mail', async () => {
		expect(await codeOf('philibertinedelamothe', ['Philibertine de La Mothe'])).toBe('easy');
	});

	it('is refused with what to do instead', async () => {
		for (const password of ['court', 'motdepasse123', 'x'.repeat(1001)]) {
			const result = await checkPassword(password, []);
			expect(result.ok ? '' : passwordRefusalMessage(result.error)).toMatch(/mots sans rapport|au plus/);
		}
	});
});

describe('what is kept of a password', () => {
	it('is argon2id at the cost that was decided, another each time, and never the password', async () => {
		const [first, second] = await Promise.all([argon2.hash('sept lampes'), argon2.hash('sept lampes')]);
		expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=3,p=1\$/);
		expect(first).not.toBe(second);
		expect(first).not.toContain('lampes');
	});

	it('answers for the whole password, however long, and for the same letters typed another way', async () => {
		const long = `${'a'.repeat(300)}b`;
		const hashed = await argon2.hash(long);
		expect(await argon2.verify(hashed, long)).toBe(true);
		expect(await argon2.verify(hashed, `${'a'.repeat(300)}c`)).toBe(false);
		expect(await argon2.verify(hashed, 'a'.repeat(300))).toBe(false);
		expect(await argon2.verify(await argon2.hash('\u00e9t\u00e9'), 'e\u0301te\u0301')).toBe(true);
	});

	it('answers no when it is not a hash', async () => {
		expect(await argon2.verify('x', 'sept lampes')).toBe(false);
	});
});

describe('a queue', () => {
	it('runs no more at once than it says, and all in the end, even when some fail', async () => {
		const inTurn = queue(3);
		let [running, most, done] = [0, 0, 0];
		const tasks = Array.from({ length: 40 }, (_, i) =>
			inTurn(async () => {
				most = Math.max(most, ++running);
				await wait(1);
				running--;
				done++;
				if (i % 7 === 0) throw new Error('on purpose');
			})
		);
		await Promise.allSettled(tasks);
		expect([most, done]).toEqual([3, 40]);
	});
});
