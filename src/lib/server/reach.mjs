import { isLoopback } from './loopback.mjs';

/**
 * What is wrong with who could reach the product, in French, with the variable at fault; null when it is well. Passwords and
 * sessions travel by TLS or do not leave this machine: beyond loopback, ORIGIN is the https address of the proxy that ends TLS.
 * Plain JavaScript, because the start script reads it before anything is built.
 * @param {string} host where the server would listen
 * @param {string | undefined} origin ORIGIN as given; one that is no address is for others to refuse
 * @returns {{ variable: 'HOST' | 'ORIGIN', value: string, reason: string } | null}
 */
export function reachProblem(host, origin) {
	const url = origin !== undefined && URL.canParse(origin) ? new URL(origin) : null;
	if (url?.protocol === 'http:' && !isLoopback(url.hostname)) {
		return {
			variable: 'ORIGIN',
			value: origin ?? '',
			reason:
				'sans TLS, les mots de passe et les sessions seraient lisibles sur le réseau. Donnez l’adresse https du mandataire (voir docs/operations.md).'
		};
	}
	if (isLoopback(host) || url?.protocol === 'https:') return null;
	return {
		variable: 'HOST',
		value: host,
		reason:
			'au-delà de cette machine, le serveur ne s’ouvre que derrière un mandataire TLS. Donnez son adresse, par exemple ORIGIN=https://cible.exemple.fr (voir docs/operations.md), ou restez sur HOST=127.0.0.1.'
	};
}
