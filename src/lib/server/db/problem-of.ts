import { DatabaseRefusal, type DatabaseProblem } from './problem';

const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ETIMEDOUT',
	'EPIPE',
	'CONNECT_TIMEOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_DESTROYED',
	'CONNECTION_ENDED'
]);
/** Source: Node, the errors of X.509 certificates. */
const CERTIFICATE = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_)/;
/** Operator intervention (57P…), too many connections. Source: PostgreSQL, appendix A. */
const UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '53300']);

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function problemOfOne(error: Error): DatabaseProblem | null {
	const code = 'code' in error ? text(error.code) : '';
	if (UNREACHABLE.has(code)) {
		const host = 'address' in error ? text(error.address) : '';
		const port = 'port' in error ? text(error.port) : '';
		return { code: 'unreachable', address: host && port ? `${host}:${port}` : host };
	}
	if (UNAVAILABLE.has(code)) return { code: 'unavailable' };
	if (code === '28P01' || code === '28000') return { code: 'bad-credentials', detail: error.message };
	if (CERTIFICATE.test(code)) return { code: 'bad-certificate', detail: code };
	if (code === '3D000') return { code: 'unknown-database', detail: error.message };
	if (code === '42501') return { code: 'not-allowed', detail: error.message };
	if (code === '53100' || code === 'ENOSPC' || /no space left on device/i.test(error.message))
		return { code: 'disk-full' };
	return null;
}

/**
 * The known problem behind an error thrown by any statement, through the wrappers that drivers and Drizzle put around it;
 * null for a surprise.
 */
export function databaseProblemOf(error: unknown): DatabaseProblem | null {
	for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth++) {
		if (at instanceof DatabaseRefusal) return at.problem;
		const problem = problemOfOne(at);
		if (problem) return problem;
		if (at instanceof AggregateError) {
			for (const inner of at.errors) {
				const found = databaseProblemOf(inner);
				if (found) return found;
			}
		}
	}
	return null;
}
