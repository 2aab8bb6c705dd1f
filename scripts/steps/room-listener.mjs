import { createServer } from 'node:http';

/** Bytes of the address and headers of a request: those of a room are short. */
const HEADERS_LIMIT = 16 * 1024;

const REFUSED =
	'Cette adresse n’est pas celle des ateliers de Cible 2028. Ouvrez celle qui est affichée dans la salle.\n';

/**
 * Whether a Host header is that of an origin.
 * @param {string | undefined} given
 * @param {string} origin
 */
export function isHostOf(given, origin) {
	if (given === undefined || !/^[^/?#@\s]+$/.test(given) || !URL.canParse(`http://${given}`)) return false;
	return new URL(`http://${given}`).host === new URL(origin).host;
}

/**
 * Listens on the network of a room, and hands to the product what is addressed to the rooms. What says it is addressed to this
 * machine's own name is refused here: only here is it known to come from the network.
 * @param {import('node:http').Server} product
 * @param {{ host: string, port: number, origin: string }} address
 * @returns {Promise<import('node:http').Server>} once it listens
 * @throws the error of listening
 */
export function listenForRooms(product, { host, port, origin }) {
	const server = createServer({ maxHeaderSize: HEADERS_LIMIT }, (request, response) => {
		if (isHostOf(request.headers.host, origin)) product.emit('request', request, response);
		else
			response
				.writeHead(403, {
					'content-type': 'text/plain; charset=utf-8',
					'x-content-type-options': 'nosniff',
					connection: 'close'
				})
				.end(REFUSED);
	});
	const stop = () => {
		server.close();
		server.closeIdleConnections();
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ host, port, exclusive: true }, () => resolve(server));
	});
}
