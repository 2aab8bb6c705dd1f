import { foldName } from '../compose';
import { codedColumn, compareText, numberColumn, textAt, type TerritoryTable } from '../table';

/** Why operators may be one, the most telling first. */
export const LOOK_ALIKE_REASONS = ['same-siren', 'same-name', 'same-brand'] as const;
export type LookAlikeReason = (typeof LOOK_ALIKE_REASONS)[number];

export interface LookAlikeMember {
	/** Id and name of the organisation as it is today. */
	readonly id: string;
	readonly name: string;
	readonly esms: number;
	readonly forProfit: boolean;
	/** FINESS numbers of its legal entities. */
	readonly entities: readonly string[];
}

/** Operators that may be one group. Nothing is joined until somebody accepts it. */
export interface LookAlikeProposal {
	/** Identifies these operators and why; another one among them makes another proposal. */
	readonly key: string;
	readonly reason: LookAlikeReason;
	/** What they share: a SIREN, a name, a brand. */
	readonly shared: string;
	readonly members: readonly LookAlikeMember[];
	readonly esms: number;
	/** The group they would be: the one that is there already, else a new one. */
	readonly group: { readonly id: string; readonly name: string };
}

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
/** A word that more operators bear is a place or a common name, not a brand. */
const MOST_OF_A_BRAND = 25;

/** Sets of operators that look like one, the most ESMS first within each reason. */
export function lookAlikeProposals(table: TerritoryTable): readonly LookAlikeProposal[] {
	const members = membersOf(table);
	const sirens = sirensOf(table);
	const found = [
		...sharing('same-siren', members, (_, row) => [...(sirens.get(row) ?? [])]),
		...sharing('same-name', members, wholeName),
		...sharing('same-brand', members, ({ name, forProfit }) =>
			forProfit
				? tellingWords(name)
						.slice(0, 1)
						.filter((word) => word.length >= SHORTEST_BRAND)
				: []
		).filter((proposal) => proposal.members.length <= MOST_OF_A_BRAND)
	];
	const seen = new Set<string>();
	return found.filter(({ members: same }) => {
		const set = same.map(({ id }) => id).join('|');
		if (seen.has(set)) return false;
		seen.add(set);
		return true;
	});
}

/** A name of one word is that of a town as often as not, but for a company. */
function wholeName({ name, forProfit }: LookAlikeMember): readonly string[] {
	const words = tellingWords(name);
	return words.length > 1 || forProfit ? [words.join(' ')] : [];
}

function tellingWords(name: string): readonly string[] {
	return foldName(name)
		.split(' ')
		.filter((word) => word !== '' && !COMMON_WORDS.has(word) && !/^\d+$/.test(word));
}

function membersOf({ organisations, structures, structureOrganisation }: TerritoryTable): LookAlikeMember[] {
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const status = codedColumn(organisations, 'organisation.legal_status');
	const esms = numberColumn(organisations, 'organisation.esms');
	const entity = codedColumn(structures, 'structure.legal_entity');
	const entities = Array.from({ length: organisations.rows }, () => new Set<string>());
	for (const [row, owner] of structureOrganisation.entries()) {
		const number = textAt(entity, row);
		if (number !== '') entities[owner]?.add(number);
	}
	return entities.map((own, row) => ({
		id: textAt(id, row),
		name: textAt(name, row),
		esms: esms.low[row] ?? 0,
		forProfit: textAt(status, row) === 'for-profit',
		entities: [...own].sort(compareText)
	}));
}

/** The SIREN in the SIRET of the sites of each organisation, by row. */
function sirensOf({
	structures,
	structureOrganisation
}: TerritoryTable): ReadonlyMap<number, ReadonlySet<string>> {
	const siret = codedColumn(structures, 'structure.siret');
	const sirens = new Map<number, Set<string>>();
	for (const [row, owner] of structureOrganisation.entries()) {
		const siren = textAt(siret, row).slice(0, 9);
		if (siren.length !== 9) continue;
		const own = sirens.get(owner) ?? new Set<string>();
		sirens.set(owner, own);
		own.add(siren);
	}
	return sirens;
}

const isGroup = ({ id }: LookAlikeMember): boolean => id.startsWith('G:');

function sharing(
	reason: LookAlikeReason,
	members: readonly LookAlikeMember[],
	keysOf: (member: LookAlikeMember, row: number) => readonly string[]
): LookAlikeProposal[] {
	const sets = new Map<string, LookAlikeMember[]>();
	members.forEach((member, row) => {
		if (member.esms === 0 || member.entities.length === 0 || member.name === '') return;
		for (const key of keysOf(member, row)) {
			if (key !== '') sets.set(key, [...(sets.get(key) ?? []), member]);
		}
	});
	return [...sets]
		.filter(([, same]) => same.length > 1 && same.filter(isGroup).length <= 1)
		.map(([shared, same]): LookAlikeProposal => {
			const sorted = [...same].sort((a, b) => b.esms - a.esms || compareText(a.id, b.id));
			const known = sorted.find(isGroup);
			const ids = sorted.map(({ id }) => id).sort(compareText);
			return {
				key: `group:${reason}:${shared}:${ids.join(',')}`,
				reason,
				shared,
				members: sorted,
				esms: sorted.reduce((sum, { esms }) => sum + esms, 0),
				group: known
					? { id: known.id.slice(2), name: known.name }
					: { id: `main-${shared.replaceAll(' ', '-')}`, name: nameOf(reason, shared, sorted) }
			};
		})
		.sort((a, b) => b.esms - a.esms || compareText(a.key, b.key));
}

const nameOf = (reason: LookAlikeReason, shared: string, [first]: readonly LookAlikeMember[]): string =>
	reason === 'same-siren' ? (first?.name ?? shared) : `GROUPE ${shared.toUpperCase()}`;
