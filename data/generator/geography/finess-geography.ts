import type { Commune } from './french-territory';

/** The FINESS code of a département, and the name its files write. */
export interface FinessDepartment {
	readonly code: string;
	readonly name: string;
}

const OVERSEAS: ReadonlyMap<string, FinessDepartment> = new Map([
	['971', { code: '9A', name: 'GUADELOUPE' }],
	['972', { code: '9B', name: 'MARTINIQUE' }],
	['973', { code: '9C', name: 'GUYANE' }],
	['974', { code: '9D', name: 'LA REUNION' }],
	['976', { code: '9F', name: 'MAYOTTE' }],
	['977', { code: '9A', name: 'GUADELOUPE' }],
	['978', { code: '9A', name: 'GUADELOUPE' }]
]);

/** Codes of the two communes of Guadeloupe that became collectivities, as FINESS goes on writing them. */
const FORMER_COMMUNES: ReadonlyMap<string, string> = new Map([
	['97701', '123'],
	['97801', '127']
]);

/** Capitals without accents; hyphens and apostrophes become spaces, as on an envelope. */
export const postalCapitals = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').toUpperCase().replace(/[-'’]/g, ' ');

/** How FINESS files write a département. */
export const finessDepartment = (code: string, name: string): FinessDepartment =>
	OVERSEAS.get(code) ?? { code, name: postalCapitals(name) };

/** The three digits of a commune in FINESS files. */
export const finessCommune = ({ code }: Commune): string => FORMER_COMMUNES.get(code) ?? code.slice(2);

/** The city of a postal address: `ST BRIEUC`, `L HERMITAGE`. */
export const postalCity = ({ name }: Commune): string =>
	postalCapitals(name)
		.replace(/\bSAINTE\b/g, 'STE')
		.replace(/\bSAINT\b/g, 'ST');
