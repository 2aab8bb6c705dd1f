import { foldName } from '../compose';
import type { Operator } from './operators';

/** Words that many operators bear: they tell what they are, not who. */
const COMMON_WORDS = new Set(
	(
		'association ass fondation centre center hospitalier hopital intercommunal communal communale commune residence residences ' +
		'ehpad maison foyer institut service services aide domicile soins groupe union mutuelle mutualite comite ccas cias ' +
		'departement conseil general sarl sas sasu sa sci societe gestion gcsms gie le la les l de du des d et en pour saint sainte ' +
		'les nos notre dame retraite medico social sociale action departementale departemental locale regionale federation'
	).split(' ')
);
const SHORTEST_BRAND = 5;

/** The name but for its legal form; none for a single word, which is that of a town as often as not, but for a company. */
export function wholeName({ name, forProfit }: Operator): readonly string[] {
	const words = tellingWords(name);
	return words.length > 1 || forProfit ? [words.join(' ')].filter((text) => text !== '') : [];
}

/** The first telling word of a company: what a chain puts before the name of each town. */
export const brandOf = ({ name, forProfit }: Operator): readonly string[] =>
	forProfit
		? tellingWords(name)
				.slice(0, 1)
				.filter((word) => word.length >= SHORTEST_BRAND)
		: [];

const tellingWords = (name: string): readonly string[] =>
	foldName(name)
		.split(' ')
		.filter((word) => word !== '' && !COMMON_WORDS.has(word) && !/^\d+$/.test(word));
