/** Signs of a name of a file at most, so that what follows it is read too. */
const LONGEST = 48;

/** A name that a person gave, as part of the name of a file: `Téléphones moins chers` gives `telephones-moins-chers`; `''` when nothing of it stays. */
export const fileNamePart = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST)
		.replace(/^-|-$/g, '');
