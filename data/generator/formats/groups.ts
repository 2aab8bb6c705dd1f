import type { Operator } from '../world';
import { semicolons } from './semicolons';

export const GROUPS_HEADER = semicolons(['SIREN ou FINESS EJ', 'Code groupe', 'Groupe']);

/** The lines of an operator in the group table: none for an operator that is no group. */
export function groupLines({ entities, group }: Operator): readonly string[] {
	if (!group) return [];
	return entities.map((entity) =>
		semicolons([group.members === 'siren' ? entity.siren : entity.finess, group.id, group.name])
	);
}
