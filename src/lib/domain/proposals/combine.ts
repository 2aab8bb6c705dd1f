import type { RegroupingPlan } from '../regrouping';
import type { LookAlikeProposal } from './look-alikes';

/** What accepting one proposal does: entities that are of the group already stay as they are. */
export const planOf = ({ group, members }: LookAlikeProposal): RegroupingPlan => ({
	group,
	entities: members.filter(({ id }) => id !== `G:${group.id}`).flatMap(({ entities }) => entities)
});

/**
 * What accepting several proposals at once does. Those that share an operator make one group: the one that is there already,
 * else that of the proposal with the most ESMS.
 */
export function plansOf(proposals: readonly LookAlikeProposal[]): readonly RegroupingPlan[] {
	const sets: LookAlikeProposal[][] = [];
	for (const proposal of proposals) {
		const touched = sets.filter((set) => set.some((other) => shareOne(other, proposal)));
		for (const set of touched) sets.splice(sets.indexOf(set), 1);
		sets.push([...touched.flat(), proposal]);
	}
	return sets.map((set) => {
		const [largest] = [...set].sort(
			(a, b) => Number(joinsGroup(b)) - Number(joinsGroup(a)) || b.esms - a.esms
		);
		const group = largest?.group ?? { id: '', name: '' };
		const members = new Map(set.flatMap((one) => one.members).map((member) => [member.id, member]));
		members.delete(`G:${group.id}`);
		return { group, entities: [...members.values()].flatMap(({ entities }) => entities) };
	});
}

const shareOne = (a: LookAlikeProposal, b: LookAlikeProposal): boolean =>
	a.members.some(({ id }) => b.members.some((other) => other.id === id));

const joinsGroup = ({ members }: LookAlikeProposal): boolean => members.some(({ isGroup }) => isGroup);
