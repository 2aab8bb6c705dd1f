const LONGEST = 60;

/** Name of a questionnaire: the operator and its id, in letters that every system and archive takes. */
export function questionnaireName(name: string, organisation: string): string {
	const plain = (text: string): string =>
		text
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, '');
	return `questionnaire-${plain(name).slice(0, LONGEST)}-${plain(organisation)}.xlsx`;
}
