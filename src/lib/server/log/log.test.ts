import { describe, expect, it } from 'vitest';
import { logError, logEvent, makeLog } from './log';
import { scrub } from './scrub';

/** A log whose lines are kept. */
function kept() {
	const lines: string[] = [];
	return { lines, logger: makeLog({ write: (line: string) => void lines.push(line) }) };
}

describe('the log', () => {
	it('holds one line of JSON per surprise, with its cause and what finds it again', () => {
		const { lines, logger } = kept();
		logError(
			new Error('first\nsecond', { cause: new Error('why') }),
			{ id: 'abcd1234', status: 500 },
			logger
		);
		expect(lines).toHaveLength(1);
		expect(lines[0]?.trimEnd()).not.toContain('\n');
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			level: 'error',
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			id: 'abcd1234',
			status: 500,
			name: 'Error',
			message: 'first\nsecond',
			cause: 'why'
		});
	});

	it('takes anything that was thrown', () => {
		const { lines, logger } = kept();
		logError('text', {}, logger);
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'unknown', message: 'text' });
	});

	it('says nothing of what is below its level', () => {
		const { lines, logger } = kept();
		logger.level = 'error';
		logEvent('started', {}, logger);
		expect(lines).toEqual([]);
	});

	it.each([
		'password',
		'secret',
		'token',
		'code',
		'cookie',
		'authorization',
		'email',
		'query',
		'headers',
		'body'
	])('never writes a fact named %s', (name) => {
		const { lines, logger } = kept();
		logEvent('started', { [name]: 'azerty', port: 3000 }, logger);
		expect(lines[0]).not.toContain('azerty');
		expect(lines[0]).toContain('3000');
	});
});

describe('what an error quotes', () => {
	it.each([
		[
			'connect to postgres://cible:azerty@base:5432/cible failed',
			'connect to postgres://…@base:5432/cible failed'
		],
		[
			'GET https://op.exemple/callback?code=azerty&state=b failed',
			'GET https://op.exemple/callback?… failed'
		],
		['unknown account jeanne.essai+1@exemple.invalid', 'unknown account …@…'],
		[
			'Failed query: insert into accounts values ($1, $2)\nparams: Jeanne,azerty',
			'Failed query: insert into accounts values ($1, $2)\nparams: …'
		],
		['Key (email_key)=(jeanne) already exists.', 'Key (email_key)=(…) already exists.'],
		['token eyJhbGciOiJI.eyJzdWIiOiJq.c2lnbmF0dXJl refused', 'token … refused'],
		['hash $argon2id$v=19$m=19456,t=3,p=1$c2Vs$aGFzaA refused', 'hash … refused'],
		[`link ${'a1B2-_'.repeat(7)} used`, 'link … used'],
		[
			'Cannot read properties of undefined (reading "finess")',
			'Cannot read properties of undefined (reading "finess")'
		],
		['structure 560000010 is missing', 'structure 560000010 is missing']
	])('%j is written %j', (message, expected) => {
		expect(scrub(message)).toBe(expected);
	});

	it('leaves the stack readable', () => {
		const stack = 'Error: x\n    at load (/srv/cible/build/server/chunks/_page.server.ts-CwB3aTq1.js:12:7)';
		expect(scrub(stack)).toBe(stack);
	});
});
