import { foldName } from '../compose';
import { codedColumn, compareText, numberColumn, textAt, type TerritoryTable } from '../table';
import { editDistance } from './edit-distance';

/** Why two names may be one solution, the most telling first. */
export const ALIAS_REASONS = ['same-words', 'spelling', 'contains'] as const;
export type AliasReason = (typeof ALIAS_REASONS)[number];

/** A solution as declared: how much it is used. */
export interface NameEvidence {
	readonly name: string;
	/** Lines that declare it, and the users they surely add up to. */
	readonly uses: number;
	readonly users: number;
	readonly organisations: number;
}

/** Two names that may be one solution. Nothing is joined until somebody accepts it. */
export interface AliasProposal {
	/** Identifies the pair, whatever the spelling. */
	readonly key: string;
	readonly reason: AliasReason;
	/** The name used less would stand for the one used more. */
	readonly alias: NameEvidence;
	readonly solution: NameEvidence;
	/** Organisations that declare both. */
	readonly common: number;
}

/** Words that say what a product is, not which one. */
const COMMON_WORDS = new Set([
	'dui',
	'logiciel',
	'application',
	'solution',
	'version',
	'v',
	'web',
	'cloud',
	'le',
	'la',
	'les',
	'de',
	'du'
]);
const VERSION = /^v?\d+$/;
/** Beyond this many names, pairs are too many to look at. */
const MOST_NAMES = 1500;
const LONG_ENOUGH = 5;
const LONG = 9;
const TELLING_WORD = 4;

interface Name extends NameEvidence {
	readonly owners: ReadonlySet<number>;
	readonly words: readonly string[];
}

/** Pairs of names that look alike, the most telling and the most used first. */
export function aliasProposals(table: TerritoryTable): readonly AliasProposal[] {
	const names = namesOf(table).slice(0, MOST_NAMES);
	const proposals: AliasProposal[] = [];
	names.forEach((solution, i) => {
		for (const alias of names.slice(i + 1)) {
			const reason = likeness(alias.words, solution.words);
			if (!reason) continue;
			const common = [...alias.owners].filter((owner) => solution.owners.has(owner)).length;
			proposals.push({
				key: aliasKey(alias.name, solution.name),
				reason,
				alias: evidence(alias),
				solution: evidence(solution),
				common
			});
		}
	});
	return proposals.sort(
		(a, b) =>
			ALIAS_REASONS.indexOf(a.reason) - ALIAS_REASONS.indexOf(b.reason) ||
			b.alias.users - a.alias.users ||
			compareText(a.key, b.key)
	);
}

const evidence = ({ name, uses, users, organisations }: Name): NameEvidence => ({
	name,
	uses,
	users,
	organisations
});

const aliasKey = (a: string, b: string): string => `alias:${[foldName(a), foldName(b)].sort().join('|')}`;

/** Every solution named, the most used first. */
function namesOf({ uses, useOrganisation }: TerritoryTable): Name[] {
	const solution = codedColumn(uses, 'use.solution');
	const users = numberColumn(uses, 'use.users');
	const found = new Map<string, { uses: number; users: number; owners: Set<number> }>();
	for (let row = 0; row < uses.rows; row++) {
		const name = textAt(solution, row);
		if (name === '') continue;
		const known = found.get(name) ?? { uses: 0, users: 0, owners: new Set<number>() };
		found.set(name, known);
		known.uses++;
		known.users += users.low[row] ?? 0;
		known.owners.add(useOrganisation[row] ?? 0);
	}
	return [...found]
		.map(([name, known]) => ({ name, ...known, organisations: known.owners.size, words: wordsOf(name) }))
		.sort((a, b) => b.users - a.users || b.uses - a.uses || compareText(a.name, b.name));
}

/** The words that tell one product from another; all of them when none does. */
function wordsOf(name: string): readonly string[] {
	const all = foldName(name).split(' ');
	const telling = all.filter((word) => !COMMON_WORDS.has(word) && !VERSION.test(word));
	return telling.length > 0 ? telling : all;
}

function likeness(a: readonly string[], b: readonly string[]): AliasReason | null {
	const [left, right] = [[...a].sort().join(' '), [...b].sort().join(' ')];
	if (left === right) return 'same-words';
	const shortest = Math.min(left.length, right.length);
	const most = shortest >= LONG ? 2 : shortest >= LONG_ENOUGH ? 1 : 0;
	if (most > 0 && editDistance(left, right, most) <= most) return 'spelling';
	const [few, many] = a.length <= b.length ? [a, b] : [b, a];
	const isPart = few.every((word) => many.includes(word)) && few.some((word) => word.length >= TELLING_WORD);
	return isPart ? 'contains' : null;
}
