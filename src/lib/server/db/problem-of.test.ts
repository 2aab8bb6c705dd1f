import { describe, expect, it } from 'vitest';
import type { DatabaseProblem } from './problem';
import { databaseProblemMessage, refusal } from './problem-message';
import { databaseProblemOf } from './problem-of';

const failure = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code }, more);

describe('the problem behind an error', () => {
	it.each<[Error, DatabaseProblem]>([
		[failure('ECONNREFUSED', { address: '::1', port: 5432 }), { code: 'unreachable', address: '::1:5432' }],
		[failure('ENOTFOUND'), { code: 'unreachable', address: '' }],
		[failure('CONNECTION_CLOSED'), { code: 'unreachable', address: '' }],
		[failure('57P03'), { code: 'unavailable' }],
		[failure('53300'), { code: 'unavailable' }],
		[failure('28P01'), { code: 'bad-credentials', detail: '28P01' }],
		[failure('3D000'), { code: 'unknown-database', detail: '3D000' }],
		[failure('42501'), { code: 'not-allowed', detail: '42501' }],
		[failure('CERT_HAS_EXPIRED'), { code: 'bad-certificate', detail: 'CERT_HAS_EXPIRED' }],
		[failure('53100'), { code: 'disk-full' }],
		[failure('ENOSPC'), { code: 'disk-full' }],
		[new Error('could not extend file: No space left on device'), { code: 'disk-full' }],
		[refusal({ code: 'newer-schema' }), { code: 'newer-schema' }]
	])('of %s is found through wrappers', (error, problem) => {
		expect(databaseProblemOf(error)).toEqual(problem);
		expect(databaseProblemOf(new Error('wrapped', { cause: error }))).toEqual(problem);
		expect(databaseProblemOf(new AggregateError([new Error('other'), error]))).toEqual(problem);
	});

	it.each([new Error('x'), failure('23505'), failure('ENOENT'), 'text', null, undefined])(
		'of %s is a surprise',
		(error) => {
			expect(databaseProblemOf(error)).toBeNull();
		}
	);

	it('of an error that is its own cause is a surprise', () => {
		const error = new Error('x');
		error.cause = error;
		expect(databaseProblemOf(error)).toBeNull();
	});
});

describe('the message of a problem', () => {
	it.each<DatabaseProblem>([
		{
			code: 'locked',
			dataDir: '/data',
			holder: { pid: 42, host: 'here', since: '2026-11-23T20:00:00Z', command: 'npm start' }
		},
		{ code: 'unreachable', address: '127.0.0.1:5432' },
		{ code: 'unreachable', address: '' },
		{ code: 'unavailable' },
		{ code: 'bad-credentials', detail: 'x' },
		{ code: 'unknown-database', detail: 'x' },
		{ code: 'bad-certificate', detail: 'x' },
		{ code: 'bad-address' },
		{ code: 'not-allowed', detail: 'x' },
		{ code: 'disk-full' },
		{ code: 'halted' },
		{ code: 'not-writable', path: '/data' },
		{ code: 'damaged', path: '/data/pglite' },
		{ code: 'newer-schema' }
	])('$code says what is wrong and what to do, in French', (problem) => {
		const message = databaseProblemMessage(problem);
		expect(message).toMatch(/^[A-ZÉ].*\.$/);
		expect(message).toMatch(/[A-ZÉ][a-zé’]+z\b|DATABASE_URL/);
		expect(message).not.toMatch(/ [:;!?»]|« /);
	});
});
