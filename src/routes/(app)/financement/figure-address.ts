import { figureText, type FigureRef } from '$lib/screens';

/** The same page with a figure in its drawer; without one for null. */
export function figureHref(url: URL, ref: FigureRef | null): string {
	const parameters = new URLSearchParams(url.searchParams);
	if (ref) parameters.set('calcul', figureText(ref));
	else parameters.delete('calcul');
	// Colons and commas read better as they are, and mean nothing else in a query.
	const text = parameters.toString().replace(/%3A/g, ':').replace(/%2C/g, ',');
	return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** The same page, projected in a room or no longer. */
export function projectionHref(url: URL): string {
	const parameters = new URLSearchParams(url.searchParams);
	if (parameters.has('projection')) parameters.delete('projection');
	else parameters.set('projection', '');
	const text = parameters.toString().replace('projection=', 'projection');
	return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
