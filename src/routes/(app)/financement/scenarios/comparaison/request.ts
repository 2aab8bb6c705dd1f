import { COMPARED_BY, type ComparedBy } from '$lib/domain/funding';

/** Scenarios side by side at most, the base included. */
export const MOST_COMPARED = 5;

/** What an address of the comparison asks. */
export interface ComparisonAsked {
	readonly base: string;
	readonly others: readonly string[];
	/** The scenario whose changes are shown in detail; null for the first one. */
	readonly shown: string | null;
	/** By what the differences are drawn. */
	readonly by: ComparedBy;
}

/** French names in addresses. */
const BY_NAMES: Readonly<Record<ComparedBy, string>> = {
	years: 'annee',
	segments: 'segment',
	departments: 'departement',
	funders: 'financeur',
	items: 'poste'
};

/** Reads an address: each scenario once, the base not compared to itself. */
export function readRequest(parameters: URLSearchParams): ComparisonAsked {
	const base = parameters.get('base') ?? 'base';
	const by = parameters.get('par');
	return {
		base,
		others: [...new Set(parameters.getAll('avec'))].filter((id) => id !== base),
		shown: parameters.get('detail'),
		by: COMPARED_BY.find((one) => BY_NAMES[one] === by) ?? 'segments'
	};
}

/** The address of a comparison. */
export function comparisonHref({ base, others, shown, by }: ComparisonAsked): string {
	const parameters = new URLSearchParams({ base });
	for (const id of others) parameters.append('avec', id);
	if (shown !== null) parameters.set('detail', shown);
	if (by !== 'segments') parameters.set('par', BY_NAMES[by]);
	return `/financement/scenarios/comparaison?${parameters.toString()}`;
}
