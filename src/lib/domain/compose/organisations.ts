import { compareText } from '../table';
import { foldName } from './solutions';
import type { KeyedStore } from './keyed-store';

/** Which organisation runs a legal entity: its group, or the entity itself. */
export interface OrganisationIdentity {
	/** FINESS number of the legal entity, or `G:` and the group's id. */
	readonly id: string;
	/** `''` when no file names it. */
	readonly name: string;
	readonly kind: 'legal-entity' | 'group';
}

/** Group tables as given in files, and what was decided by hand. */
export interface GroupStores {
	readonly groups: KeyedStore;
	readonly decidedGroups: KeyedStore;
}

/**
 * Resolves legal entities to organisations through the group table, whose members are SIREN or FINESS EJ numbers.
 * A member named by its FINESS number wins over its SIREN; what was decided by hand wins over files, and may leave a legal
 * entity on its own.
 */
export function organisationResolver(
	stores: GroupStores,
	entityName: (entity: string) => string,
	sirenOf: (entity: string) => string
): (entity: string) => OrganisationIdentity {
	const names = groupNames(stores);
	const cache = new Map<string, OrganisationIdentity>();
	/** `''` for a member on its own; undefined when nothing is said of it. */
	const groupOf = (member: string): string | undefined => {
		const decided = stores.decidedGroups.keys.find(member);
		if (decided > 0) return groupId(stores.decidedGroups, decided);
		const key = stores.groups.keys.find(member);
		return key > 0 ? groupId(stores.groups, key) || undefined : undefined;
	};
	return (entity) => {
		let identity = cache.get(entity);
		if (!identity) {
			const group = groupOf(entity) ?? groupOf(sirenOf(entity)) ?? '';
			identity = group
				? { id: `G:${group}`, name: names.get(group) ?? group, kind: 'group' }
				: { id: entity, name: entityName(entity), kind: 'legal-entity' };
			cache.set(entity, identity);
		}
		return identity;
	};
}

const groupId = (groups: KeyedStore, key: number): string =>
	groups.text('group.id', key) || foldName(groups.text('group.name', key)).replaceAll(' ', '-');

/** One name per group: the first in alphabetical order when members spell it differently. */
function groupNames(stores: GroupStores): Map<string, string> {
	const names = new Map<string, string>();
	for (const store of [stores.groups, stores.decidedGroups])
		for (let key = 1; key < store.size; key++) {
			const id = groupId(store, key);
			const name = store.text('group.name', key);
			const known = names.get(id);
			if (name !== '' && (known === undefined || compareText(name, known) < 0)) names.set(id, name);
		}
	return names;
}
