import net from 'node:net';
import { Refusal } from './refusal.mjs';

/**
 * The French sentence for a port that cannot be had.
 * @param {string} code of the system's error
 * @param {string} host
 * @param {number} port
 */
export function portProblem(code, host, port) {
	switch (code) {
		case 'EADDRINUSE':
			return (
				`Le port ${port} est déjà occupé sur ${host}\u00a0: Cible 2028 tourne peut-être déjà (http://${host}:${port}).\n` +
				`Arrêtez l’autre programme ou choisissez un autre port, par exemple\u00a0: PORT=${port + 1} npm start (PORT=0 prend un port libre).`
			);
		case 'EACCES':
			return `Le port ${port} est réservé par le système. Choisissez un port à partir de 1024, par exemple\u00a0: PORT=3000 npm start.`;
		default:
			return `Impossible d’écouter sur ${host}, port ${port} (${code}). Vérifiez HOST et PORT.`;
	}
}

/**
 * A port that can be listened on now.
 * @param {string} host
 * @param {number} port 0 for any free one
 * @returns {Promise<number>}
 * @throws {Refusal} when it is taken
 */
export function availablePort(host, port) {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', (error) => {
			const code = 'code' in error ? String(error.code) : error.message;
			reject(new Refusal(portProblem(code, host, port)));
		});
		server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port, exclusive: true }, () => {
			const address = server.address();
			const found = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(found));
		});
	});
}
