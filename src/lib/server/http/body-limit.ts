import type { RequestRefusal } from './refusal';

const MEGABYTE = 1e6;

/** Paths that take files, and what one request may weigh there; everything else is small forms. */
const UPLOADS: readonly { readonly path: string; readonly bytes: number }[] = [
	{ path: '/donnees', bytes: 1600 * MEGABYTE },
	{ path: '/listes/lecture', bytes: 20 * MEGABYTE },
	{ path: '/verifier', bytes: 200 * MEGABYTE }
];
const USUAL_LIMIT = MEGABYTE;

/** What a request to this path may weigh, in bytes. */
function limitOf(pathname: string): number {
	const upload = UPLOADS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
	return upload?.bytes ?? USUAL_LIMIT;
}

/**
 * Checks the announced size of a body before it is read. Outside uploads a body has to announce its size, because it
 * will be held in memory.
 */
export function bodyRefusal(pathname: string, headers: Headers): RequestRefusal | null {
	const limit = limitOf(pathname);
	const length = headers.get('content-length');
	if (length !== null) return Number(length) > limit ? { code: 'too-large', limit } : null;
	return headers.has('transfer-encoding') && limit === USUAL_LIMIT ? { code: 'no-length' } : null;
}
