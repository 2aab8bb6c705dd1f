import { newGroupId, type EntityFacts, type RegroupingPlan } from '$lib/domain/regrouping';

/** A group made or unmade by hand, as an address or a form asks for it. */
export interface Composed {
	/** What is searched. */
	readonly search: string;
	/** FINESS numbers of the legal entities chosen. */
	readonly entities: readonly string[];
	/** Where they would go: `nouveau`, `seules`, or the id of a group. */
	readonly to: string;
	/** Name of a new group. */
	readonly name: string;
}

const LONGEST_NAME = 120;
const MOST_ENTITIES = 200;

/** Reads what is asked, from an address or a form; entities that are not seen are left out. */
export function parseComposed(
	get: (name: string) => string,
	all: (name: string) => readonly string[],
	seen: ReadonlyMap<string, EntityFacts>
): Composed {
	return {
		search: get('q').trim().slice(0, LONGEST_NAME),
		entities: [...new Set(all('ej'))].filter((finess) => seen.has(finess)).slice(0, MOST_ENTITIES),
		to: get('vers') || 'nouveau',
		name: get('nom').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
	};
}

/** The groups that the chosen entities are of: where the others may join them. */
export function groupsOf(
	{ entities }: Composed,
	seen: ReadonlyMap<string, EntityFacts>
): readonly { readonly id: string; readonly name: string }[] {
	const groups = new Map<string, string>();
	for (const finess of entities) {
		const organisation = seen.get(finess)?.organisation;
		if (organisation?.isGroup) groups.set(organisation.id, organisation.name);
	}
	return [...groups].map(([id, name]) => ({ id, name }));
}

/** What is asked for as a plan; null when something is still to be chosen. */
export function composedPlan(
	composed: Composed,
	seen: ReadonlyMap<string, EntityFacts>
): RegroupingPlan | null {
	const { entities, to, name } = composed;
	const of = (finess: string): string => seen.get(finess)?.organisation.id ?? '';
	if (to === 'seules') {
		const grouped = entities.filter((finess) => of(finess) !== finess);
		return grouped.length > 0 ? { group: null, entities: grouped } : null;
	}
	if (to === 'nouveau')
		return entities.length > 1 && name !== ''
			? { group: { id: newGroupId(name, entities), name }, entities }
			: null;
	const group = groupsOf(composed, seen).find(({ id }) => id === to);
	const joining = entities.filter((finess) => of(finess) !== to);
	return group && joining.length > 0
		? { group: { id: to.replace(/^G:/, ''), name: group.name }, entities: joining }
		: null;
}
