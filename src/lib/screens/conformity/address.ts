/** What the page of conformity looks at. */
export interface ConformityAddress {
	/** Id of a milestone; `''` for the last one. */
	readonly milestone: string;
	/** Key of an exit of the tree; `''` for none. */
	readonly exit: string;
	readonly projecting: boolean;
}

/** Reads the address of the page. */
export const parseConformity = (parameters: URLSearchParams): ConformityAddress => ({
	milestone: parameters.get('jalon') ?? '',
	exit: parameters.get('sortie') ?? '',
	projecting: parameters.has('projection')
});

export function conformityHref({ milestone, exit, projecting }: ConformityAddress): string {
	const query = new URLSearchParams();
	if (milestone !== '') query.set('jalon', milestone);
	if (exit !== '') query.set('sortie', exit);
	if (projecting) query.set('projection', '');
	const text = query.toString();
	return text === '' ? '/conformite' : `/conformite?${text}`;
}
