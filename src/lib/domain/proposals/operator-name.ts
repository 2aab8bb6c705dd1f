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

type Named = Pick<Operator, 'name' | 'forProfit'>;

/** What the name of an operator tells. */
export interface TellingNames {
	/** The name but for its legal form; none for a single word, which is that of a town as often as not, but for a company. */
	readonly whole: readonly string[];
	/** The first telling word of a company: what a chain puts before the name of each town. */
	readonly brand: readonly string[];
}

export function namesOf(operator: Named): TellingNames {
	const words = tellingWords(operator.name);
	return { whole: wholeNameOf(operator, words), brand: brandFrom(operator, words) };
}

const wholeNameOf = ({ forProfit }: Named, words: readonly string[]): readonly string[] =>
	words.length > 1 || (forProfit && words.length > 0) ? [words.join(' ')] : [];

const brandFrom = ({ forProfit }: Named, words: readonly string[]): readonly string[] =>
	forProfit ? words.slice(0, 1).filter((word) => word.length >= SHORTEST_BRAND) : [];

const tellingWords = (name: string): readonly string[] =>
	foldName(name)
		.split(' ')
		.filter((word) => word !== '' && !COMMON_WORDS.has(word) && !/^\d+$/.test(word));
