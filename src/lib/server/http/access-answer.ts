import { signInHref } from '../auth/next';
import { plainPage } from './plain-page';
import { UNAVAILABLE } from './unavailable';

/** Why a request does not reach its route. */
export type Stop =
	| 'sign-in'
	| 'second-factor'
	| 'forbidden'
	/** Who asks cannot be known: the reason in French. */
	| { readonly unavailable: string };

/** Where a stopped request came from. */
export interface Stopped {
	readonly method: string;
	readonly url: URL;
	readonly headers: Headers;
	/** A page asks for the data of another, to show it in its place. */
	readonly isDataRequest: boolean;
}

const FORBIDDEN =
	'Votre rôle ne permet pas cette action. Demandez-la à un administrateur de votre territoire.';
const SIGNED_OUT = 'Votre session est terminée. Reconnectez-vous, puis recommencez.';

/** Who is to read the answer. */
type Reader = 'page' | 'data' | 'action' | 'program';

function readerOf({ headers, isDataRequest }: Stopped): Reader {
	if (isDataRequest) return 'data';
	if (headers.get('x-sveltekit-action') === 'true') return 'action';
	return headers.get('accept')?.includes('text/html') ? 'page' : 'program';
}

/** Sends somebody to another page; SvelteKit's pages expect it as JSON. */
function sendTo(location: string, reader: Reader): Response {
	if (reader === 'data') return Response.json({ type: 'redirect', location });
	if (reader === 'action') return Response.json({ type: 'redirect', status: 303, location });
	return new Response(null, { status: 303, headers: { location } });
}

function refuse(status: number, code: string, message: string, reader: Reader): Response {
	switch (reader) {
		case 'page':
			return plainPage(
				status === UNAVAILABLE
					? {
							status,
							title: 'Cette page n’a pas pu être affichée',
							message,
							link: { href: '', label: 'Réessayer' }
						}
					: {
							status,
							title: 'Cette page ne vous est pas ouverte',
							message,
							link: { href: '/', label: 'Revenir au tableau de bord' }
						}
			);
		case 'action':
			return Response.json({ type: 'error', error: { message } }, { status });
		case 'data':
		case 'program':
			return Response.json({ code, message }, { status });
	}
}

/**
 * The answer to a request that its route does not allow: the sign-in page that leads back, or 401 for a program; a French
 * sentence for what a role may not do.
 */
export function accessAnswer(stop: Stop, from: Stopped): Response {
	const reader = readerOf(from);
	if (stop === 'forbidden') return refuse(403, 'forbidden', FORBIDDEN, reader);
	if (typeof stop === 'object') return refuse(UNAVAILABLE, 'unavailable', stop.unavailable, reader);
	if (reader === 'program') return refuse(401, 'signed-out', SIGNED_OUT, reader);
	const { pathname, search } = from.url;
	const signIn = signInHref(from.method === 'GET' ? pathname + search : pathname);
	return sendTo(
		stop === 'sign-in' ? signIn : signIn.replace('/connexion', '/connexion/second-facteur'),
		reader
	);
}
