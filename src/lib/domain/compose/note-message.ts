import type { DatasetNote } from './notes';

const SENTENCES: Readonly<Record<DatasetNote['code'], (count: string) => string>> = {
	'survey-without-structure': (n) => `${n} réponses d’enquête sans structure au registre`,
	'decision-without-structure': (n) => `${n} corrections à la main sans structure au registre`,
	'capacity-without-structure': (n) => `${n} capacités sans structure au registre`,
	'use-without-structure': (n) => `${n} déclarants d’usages inconnus des registres`,
	'category-unknown': (n) => `${n} structures à qualifier : catégorie inconnue`,
	'department-unknown': (n) => `${n} structures à qualifier : département inconnu`,
	'tariff-unknown': (n) => `${n} structures dont le mode de tarification n’est pas dans la table`,
	'group-member-unknown': (n) => `${n} membres de groupes inconnus des registres`,
	'entity-total-mismatch': (n) =>
		`${n} totaux d’entités juridiques qui diffèrent de la somme de leurs structures ; le total est retenu`,
	'it-contradictory': (n) => `${n} organismes dont les structures se contredisent sur la DSI centralisée`
};

const COUNT = new Intl.NumberFormat('fr-FR');

/** The French sentence of a note, with its examples. */
export function noteMessage({ code, count, examples }: DatasetNote): string {
	const sentence = SENTENCES[code](COUNT.format(count)).replace(' :', '\u00a0:');
	return examples.length === 0
		? `${sentence}.`
		: `${sentence} (${examples.join(', ')}${count > examples.length ? '…' : ''}).`;
}
