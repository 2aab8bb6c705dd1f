import { reachProblem } from '../../src/lib/server/reach.mjs';
import { availablePort } from './port.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Where to listen, from HOST, PORT and ORIGIN, checked before anything slow is done.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} usualPort
 * @returns {Promise<{ host: string, port: number, url: string }>}
 * @throws {Refusal} beyond loopback without TLS, for a PORT that is no port, and for a port that is taken
 */
export async function listeningAddress(env, usualPort) {
	const host = env['HOST']?.trim() || '127.0.0.1';
	const wanted = env['PORT']?.trim() || String(usualPort);
	const problem = reachProblem(host, env['ORIGIN']?.trim() || undefined);
	if (problem) throw new Refusal(`${problem.variable}=${problem.value}\u00a0: ${problem.reason}`, 2);
	if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535) {
		throw new Refusal(
			`PORT=${wanted}\u00a0: ce n’est pas un port. Donnez un nombre de 1 à 65535, ou 0 pour un port libre.`,
			2
		);
	}
	const port = await availablePort(host, Number(wanted));
	const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
	return { host: host.replace(/^\[(.*)\]$/, '$1'), port, url: `http://${name}:${port}` };
}
