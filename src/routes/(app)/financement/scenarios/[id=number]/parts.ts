/** Parts of the workbench, in the order in which a scenario is made; the address holds the one that is shown. */
export const PARTS = [
	{ id: 'hypotheses', label: 'Hypothèses' },
	{ id: 'cibles', label: 'Cibles et postes' },
	{ id: 'calendrier', label: 'Calendrier' },
	{ id: 'aides', label: 'Aides' },
	{ id: 'financeurs', label: 'Financeurs' },
	{ id: 'montants', label: 'Montants décidés' }
] as const;
export type PartId = (typeof PARTS)[number]['id'];

/** The part that an address asks for; the first one where it asks for none. */
export const partOf = (url: URL): PartId =>
	PARTS.find(({ id }) => id === url.searchParams.get('volet'))?.id ?? 'hypotheses';
