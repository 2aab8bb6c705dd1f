import { plainPage } from './plain-page';

/** Why a request is not served before any route sees it. */
export type RequestRefusal =
	| { readonly code: 'foreign-host'; readonly host: string }
	| { readonly code: 'cross-site' }
	/** The address of the rooms on the local network, for anything else. */
	| { readonly code: 'rooms-only' }
	| { readonly code: 'no-length' }
	| { readonly code: 'too-large'; readonly limit: number };

const STATUS: Readonly<Record<RequestRefusal['code'], number>> = {
	'foreign-host': 403,
	'cross-site': 403,
	'rooms-only': 403,
	'no-length': 411,
	'too-large': 413
};

const TITLE: Readonly<Record<RequestRefusal['code'], string>> = {
	'foreign-host': 'Cette adresse n’est pas la bonne',
	'cross-site': 'Cette demande n’a pas été exécutée',
	'rooms-only': 'Cette adresse n’ouvre que les ateliers',
	'no-length': 'Cette demande n’a pas été lue',
	'too-large': 'Cet envoi est trop volumineux'
};

const BYTES = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** A size as people write it: `1,6 Go`. */
function size(bytes: number): string {
	if (bytes >= 1e9) return `${BYTES.format(bytes / 1e9)}\u00a0Go`;
	return bytes >= 1e6 ? `${BYTES.format(bytes / 1e6)}\u00a0Mo` : `${BYTES.format(bytes / 1e3)}\u00a0ko`;
}

/** The French sentence for a refused request, with what to do next. */
export function refusalMessage(refusal: RequestRefusal): string {
	switch (refusal.code) {
		case 'foreign-host':
			return 'Cette adresse n’est pas celle de Cible 2028. Ouvrez l’adresse affichée au démarrage, par exemple http://127.0.0.1:3000, ou réglez ORIGIN.';
		case 'cross-site':
			return 'Cette demande ne vient pas d’une page de Cible 2028\u00a0: elle n’a pas été exécutée. Rouvrez la page et recommencez.';
		case 'rooms-only':
			return 'Sur le réseau de la salle, seuls les ateliers s’ouvrent. Les comptes s’ouvrent sur l’ordinateur qui fait tourner Cible\u00a02028, ou en https.';
		case 'no-length':
			return 'Cette demande ne dit pas sa taille\u00a0: elle n’a pas été lue.';
		case 'too-large':
			return `L’envoi dépasse la taille acceptée (${size(refusal.limit)})\u00a0: rien n’a été lu. Choisissez un fichier plus petit ou découpez-le.`;
	}
}

/**
 * The answer to a refused request: JSON for programs, the shape that SvelteKit's forms expect for a form sent by script, a page
 * for browsers, plain text for the rest.
 */
export function refusalResponse(refusal: RequestRefusal, headers: Headers): Response {
	const status = STATUS[refusal.code];
	const message = refusalMessage(refusal);
	const isForm = headers.get('x-sveltekit-action') === 'true';
	if (isForm) return Response.json({ type: 'error', error: { message } }, { status });
	if (headers.get('accept')?.includes('application/json')) {
		return Response.json({ code: refusal.code, message }, { status });
	}
	if (headers.get('accept')?.includes('text/html')) {
		const link =
			refusal.code === 'rooms-only'
				? { href: '/salle', label: 'Saisir le code de l’atelier' }
				: { href: '/', label: 'Revenir à l’accueil' };
		return plainPage({ status, title: TITLE[refusal.code], message, link });
	}
	return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
