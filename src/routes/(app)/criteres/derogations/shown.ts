/** Which overrides a page shows, as its address says. */
export const SHOWN = ['en-vigueur', 'a-revoir', 'expirees', 'retirees', 'toutes'] as const;
export type Shown = (typeof SHOWN)[number];

/** What an address asks for; those in force when it does not say. */
export function parseShown(parameters: URLSearchParams): Shown {
	const wanted = parameters.get('voir');
	return SHOWN.find((one) => one === wanted) ?? 'en-vigueur';
}
