import { STRENGTHS, type Strength } from '$lib/domain/proposals';

/** Which proposals the list shows, and what is looked at; all of it is in the address. */
export interface ProposalsAsked {
	/** None for all. */
	readonly strengths: readonly Strength[];
	/** Only those that would change something. */
	readonly changing: boolean;
	/** Id of the proposal looked at; `''` for none. */
	readonly proposal: string;
	/** Ids of the proposals chosen together. */
	readonly together: readonly string[];
}

export function parseAsked(parameters: URLSearchParams): ProposalsAsked {
	const strengths = parameters.getAll('force');
	return {
		strengths: STRENGTHS.filter((strength) => strengths.includes(strength)),
		changing: parameters.get('effet') === '1',
		proposal: parameters.get('p') ?? '',
		together: [...new Set(parameters.getAll('avec'))]
	};
}

/** The address that asks for it. */
export function askedHref({ strengths, changing, proposal, together }: ProposalsAsked): string {
	const parameters = new URLSearchParams([
		...strengths.map((strength) => ['force', strength]),
		...(changing ? [['effet', '1']] : []),
		...together.map((id) => ['avec', id]),
		...(proposal === '' ? [] : [['p', proposal]])
	]);
	const query = parameters.toString();
	return query === '' ? '/criteres/groupes' : `/criteres/groupes?${query}`;
}
