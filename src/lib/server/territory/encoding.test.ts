import { expect, it } from 'vitest';
import { encodingFor } from './encoding';

it.each([
	['br, gzip, deflate', 'br'],
	['gzip, deflate, br, zstd', 'br'],
	['gzip', 'gzip'],
	['GZIP', 'gzip'],
	['', 'identity'],
	['identity', 'identity'],
	['deflate', 'identity'],
	['br;q=0, gzip;q=0.5', 'gzip'],
	['br; q=0, *', 'gzip'],
	['*', 'br'],
	['*;q=0', 'identity'],
	['brotli', 'identity'],
	['br;q=nothing', 'identity']
])('a client that takes « %s » gets %s', (accepted, encoding) => {
	expect(encodingFor(accepted)).toBe(encoding);
});
