/** Where no one is to be sent after signing in: these pages would send them away again. */
const NOT_AFTER = /^\/(connexion|deconnexion|premier-acces|invitation)(\/|$)/;
/** A slash or backslash, also written as a code, that starts a second name: browsers read it as another host. */
const OTHER_HOST = /^\/(?:[/\\]|%2f|%5c)/i;
/** Control characters are cut out of addresses by browsers, so that `/<tab>/evil` becomes `//evil`. */
const CONTROL = /[\u0000-\u0020\u007f-\u009f\\]/;
const LONGEST = 4000;

/**
 * Where to go after signing in: a path of this product with its query, parsed again; `/` for anything else.
 * @param given as it came in the address
 */
export function safeNext(given: string | null): string {
	if (given === null || !given.startsWith('/') || given.length > LONGEST) return '/';
	if (CONTROL.test(given) || OTHER_HOST.test(given)) return '/';
	const base = 'http://next.invalid';
	if (!URL.canParse(given, base)) return '/';
	const { origin, pathname, search } = new URL(given, base);
	if (origin !== base || OTHER_HOST.test(pathname) || NOT_AFTER.test(pathname)) return '/';
	return pathname + search;
}

/** The address of the sign-in page that leads back to where somebody wanted to go. */
export function signInHref(wanted: string): string {
	const next = safeNext(wanted);
	return next === '/' ? '/connexion' : `/connexion?next=${encodeURIComponent(next)}`;
}
