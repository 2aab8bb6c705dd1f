import { foldName } from '../compose';

/** Legal entities put together, or taken apart: what a decision on groups would do. */
export interface RegroupingPlan {
	/** The group they would be of; null leaves each of them on its own. */
	readonly group: { readonly id: string; readonly name: string } | null;
	/** FINESS numbers of legal entities. */
	readonly entities: readonly string[];
}

/** Id of a group made of some entities: the same for the same ones, and never that of another group of the same name. */
export const newGroupId = (name: string, entities: readonly string[]): string =>
	`main-${foldName(name).replaceAll(' ', '-')}-${[...entities].sort()[0] ?? ''}`;

/** Rows of the decision that carries out some plans, the last one standing for an entity named twice. */
export function decisionRows(plans: readonly RegroupingPlan[]): readonly Readonly<Record<string, string>>[] {
	return [...lastPlans(plans)].map(([entity, group]) => ({
		'group.member': entity,
		'group.id': group?.id ?? '',
		'group.name': group?.name ?? ''
	}));
}

/** Which group each entity named by the plans would be of. */
export const lastPlans = (plans: readonly RegroupingPlan[]): ReadonlyMap<string, RegroupingPlan['group']> =>
	new Map(plans.flatMap(({ group, entities }) => entities.map((entity) => [entity, group] as const)));
