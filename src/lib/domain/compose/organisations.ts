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

/**
 * Resolves legal entities to organisations through the group table, whose members are SIREN or FINESS EJ numbers.
 * A member named by its FINESS number wins over its SIREN.
 */
export function organisationResolver(
	groups: KeyedStore,
	entityName: (entity: string) => string,
	sirenOf: (entity: string) => string
): (entity: string) => OrganisationIdentity {
	const names = groupNames(groups);
	const cache = new Map<string, OrganisationIdentity>();
	const groupOf = (member: string): string => {
		const key = groups.keys.find(member);
		return key > 0 ? groupId(groups, key) : '';
	};
	return (entity) => {
		let identity = cache.get(entity);
		if (!identity) {
			const siren = sirenOf(entity);
			const group = groupOf(entity) || (siren === '' ? '' : groupOf(siren));
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
function groupNames(groups: KeyedStore): Map<string, string> {
	const names = new Map<string, string>();
	for (let key = 1; key < groups.size; key++) {
		const id = groupId(groups, key);
		const name = groups.text('group.name', key);
		const known = names.get(id);
		if (name !== '' && (known === undefined || compareText(name, known) < 0)) names.set(id, name);
	}
	return names;
}
