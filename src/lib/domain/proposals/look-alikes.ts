import { newGroupId } from '../regrouping';
import { compareText, type TerritoryTable } from '../table';
import { evidenceOf, type Evidence, type LookAlikeReason } from './evidence';
import { namesOf } from './operator-name';
import { operatorReader, type NamedOperator, type Operator } from './operators';

/** Operators that may be one group. Nothing is joined until somebody accepts it. */
export interface LookAlikeProposal extends Evidence {
	/** Identifies these operators and why; another one among them makes another proposal. */
	readonly key: string;
	/** A short name of the key, for addresses. */
	readonly id: string;
	/** The most telling reason, and what they share: a SIREN, a name, a brand. */
	readonly reason: LookAlikeReason;
	readonly shared: string;
	readonly members: readonly Operator[];
	readonly esms: number;
	/** The group they would be: the one that is there already, else a new one. */
	readonly group: { readonly id: string; readonly name: string };
}

/** A word that more operators bear is a place or a common name, not a brand. */
const MOST_OF_A_BRAND = 25;

/** Sets of operators that look like one, the most ESMS first within each reason. */
export function lookAlikeProposals(table: TerritoryTable): readonly LookAlikeProposal[] {
	const { named, read } = operatorReader(table);
	const sets = {
		siren: new Map<string, NamedOperator[]>(),
		name: new Map<string, NamedOperator[]>(),
		brand: new Map<string, NamedOperator[]>()
	};
	for (const operator of named) {
		const { whole, brand } = namesOf(operator);
		addTo(sets.siren, operator.sirens, operator);
		addTo(sets.name, whole, operator);
		addTo(sets.brand, brand, operator);
	}
	const found = [
		...alikes('same-siren', sets.siren),
		...alikes('same-name', sets.name),
		...alikes('same-brand', sets.brand).filter(({ members }) => members.length <= MOST_OF_A_BRAND)
	];
	const seen = new Set<string>();
	return found
		.filter(({ members }) => {
			const set = members.map(({ id }) => id).join('|');
			if (seen.has(set)) return false;
			seen.add(set);
			return true;
		})
		.map((alike) => toProposal(alike, alike.members.map(read)));
}

interface LookAlikes {
	readonly reason: LookAlikeReason;
	readonly shared: string;
	readonly members: readonly NamedOperator[];
	readonly esms: number;
}

function addTo(sets: Map<string, NamedOperator[]>, keys: readonly string[], operator: NamedOperator): void {
	for (const key of keys) {
		const set = sets.get(key);
		if (set) set.push(operator);
		else sets.set(key, [operator]);
	}
}

const alikes = (reason: LookAlikeReason, sets: ReadonlyMap<string, NamedOperator[]>): LookAlikes[] =>
	[...sets]
		.filter(([, same]) => same.length > 1 && same.filter(({ isGroup }) => isGroup).length <= 1)
		.map(([shared, same]) => ({
			reason,
			shared,
			members: same.sort((a, b) => b.esms - a.esms || compareText(a.id, b.id)),
			esms: same.reduce((sum, { esms }) => sum + esms, 0)
		}))
		.sort((a, b) => b.esms - a.esms || compareText(a.shared, b.shared));

function toProposal({ reason, shared, esms }: LookAlikes, members: readonly Operator[]): LookAlikeProposal {
	const ids = members.map(({ id }) => id).sort(compareText);
	const key = `group:${reason}:${shared}:${ids.join(',')}`;
	const known = members.find(({ isGroup }) => isGroup);
	const name = reason === 'same-siren' ? (members[0]?.name ?? shared) : `GROUPE ${shared.toUpperCase()}`;
	return {
		reason,
		shared,
		members,
		esms,
		...evidenceOf(members),
		key,
		id: `${members.length}-${fingerprint(key)}`,
		group: known
			? { id: known.id.slice(2), name: known.name }
			: {
					id: newGroupId(
						name,
						members.flatMap(({ entities }) => entities)
					),
					name
				}
	};
}

/** 64 bits of a text, by two runs of FNV-1a: for addresses, not against forgery. */
function fingerprint(text: string): string {
	const run = (seed: number): string => {
		let hash = seed;
		for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
		return (hash >>> 0).toString(16).padStart(8, '0');
	};
	return run(0x811c9dc5) + run(0x050c5d1f);
}
