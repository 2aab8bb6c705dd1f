import type { Role, Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';
import { formatList, NBSP } from './format';

/** A role in a sentence, or alone when it starts one. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
	admin: 'administrateur',
	analyst: 'analyste',
	facilitator: 'facilitateur',
	reader: 'lecteur'
};

/** What each role is for, in one sentence. */
export const ROLE_PURPOSES: Readonly<Record<Role, string>> = {
	admin: 'Tout ce que fait un analyste, et les comptes et le journal.',
	analyst: 'Importe, décide et collecte sur son territoire.',
	facilitator: 'Anime les ateliers, partage des vues et exporte.',
	reader: 'Consulte et exporte, sans rien changer.'
};

const NAMES: ReadonlyMap<string, string> = new Map(
	[...reference.departments.values()].map(({ territory, territoryName }) => [territory, territoryName])
);

/** Territories in words: « territoire national », « Bretagne et Normandie ». */
export function scopeLabel(scope: Scope): string {
	if (scope === 'national') return 'territoire national';
	return formatList(scope.map((code) => NAMES.get(code) ?? code));
}

/** The same where data are at hand: « territoire national » is then what they cover. @param covered `null` without data */
export const scopeHere = (scope: Scope, covered: string | null | undefined): string =>
	scope === 'national' && covered ? covered : scopeLabel(scope);

/** The ARS territories of a scope, to choose from, in the order of their names. */
export function territoryOptions(scope: Scope): readonly { readonly code: string; readonly name: string }[] {
	return [...NAMES]
		.map(([code, name]) => ({ code, name }))
		.filter(({ code }) => code !== '' && (scope === 'national' || scope.includes(code)))
		.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** Who an account is, as others see it: its name, or its number once erased. */
export const accountName = (id: number, name: string): string =>
	name === '' ? `Compte effacé n°${NBSP}${id}` : name;

/** Who did something, by the name that is kept of them: '' once erased, null for the program or the command line. */
export const authorName = (name: string | null): string =>
	name === null ? 'l’outil' : name === '' ? 'un compte effacé' : name;
