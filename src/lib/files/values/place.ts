/** FINESS codes of overseas départements and their official ones. */
const OVERSEAS: Readonly<Record<string, string>> = {
	'9A': '971',
	'9B': '972',
	'9C': '973',
	'9D': '974',
	'9E': '975',
	'9F': '976',
	'9J': '986'
};

/** Communes that became collectivities of their own: Saint-Barthélemy and Saint-Martin. */
const RENUMBERED: Readonly<Record<string, string>> = { '97123': '97701', '97127': '97801' };

/** The official code of a département written any usual way (`9A`, `1`, `2a`), `''` when it is not one. */
export function departmentCode(cell: string): string {
	const text = cell.trim().toUpperCase();
	const overseas = OVERSEAS[text];
	if (overseas !== undefined) return overseas;
	const padded = /^\d$/.test(text) ? `0${text}` : text;
	return /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[4678])$/.test(padded) ? padded : '';
}

/** The official INSEE code of a commune (`97123` is now `97701`), `''` when it is not one. A lost leading zero is put back. */
export function communeCode(cell: string): string {
	const text = cell.trim().toUpperCase();
	const padded = /^\d{4}$/.test(text) ? `0${text}` : text;
	return /^\d[\dAB]\d{3}$/.test(padded) ? (RENUMBERED[padded] ?? padded) : '';
}

/** The commune of a FINESS line, from the official code of its département and three digits. */
export const communeOf = (department: string, three: string): string =>
	department === '' || !/^\d{3}$/.test(three) ? '' : communeCode(department.slice(0, 2) + three);

/** The département of an official INSEE code. */
export const departmentOfCommune = (insee: string): string =>
	departmentCode(insee.startsWith('97') || insee.startsWith('98') ? insee.slice(0, 3) : insee.slice(0, 2));

/** The département of a postal code, `''` in Corsica, where it does not tell. */
export function departmentOfPostalCode(cell: string): string {
	const text = cell.trim();
	const padded = /^\d{4}$/.test(text) ? `0${text}` : text;
	if (!/^\d{5}$/.test(padded) || padded.startsWith('20')) return '';
	return departmentCode(
		padded.startsWith('97') || padded.startsWith('98') ? padded.slice(0, 3) : padded.slice(0, 2)
	);
}

/** Splits `01440 VIRIAT` into postal code and city. */
export function splitRouting(line: string): { readonly postalCode: string; readonly city: string } {
	if (/^\d{5} \S.*$/.test(line)) return { postalCode: line.slice(0, 5), city: line.slice(6).trimEnd() };
	const match = /^(\d{5})(?:\s+(.*))?$/.exec(line.trim());
	return match ? { postalCode: match[1] ?? '', city: match[2] ?? '' } : { postalCode: '', city: line.trim() };
}
