import { isLoopback } from '../../src/lib/server/loopback.mjs';
import { availablePort } from './port.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Where to listen, from HOST and PORT, checked before anything slow is done.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} usualPort
 * @returns {Promise<{ host: string, port: number, url: string }>}
 * @throws {Refusal} beyond loopback, for a PORT that is no port, and for a port that is taken
 */
export async function listeningAddress(env, usualPort) {
	const host = env['HOST']?.trim() || '127.0.0.1';
	const wanted = env['PORT']?.trim() || String(usualPort);
	if (!isLoopback(host)) {
		throw new Refusal(
			`HOST=${host}\u00a0: Cible 2028 n’a pas encore de comptes, il n’écoute donc que sur cette machine.\n` +
				'Utilisez 127.0.0.1, ::1 ou localhost (la valeur par défaut convient), et relancez.',
			2
		);
	}
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
