const IPV4 = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * True for names and addresses that only this machine can reach: 127.0.0.0/8, ::1 and localhost.
 * Plain JavaScript, because the start script reads it before anything is built.
 * @param {string} host a name or an address, an IPv6 one with or without brackets
 */
export function isLoopback(host) {
	const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
	if (name === 'localhost' || name === '::1') return true;
	const parts = IPV4.exec(name);
	return parts !== null && parts.slice(1).every((part) => Number(part) <= 255);
}
