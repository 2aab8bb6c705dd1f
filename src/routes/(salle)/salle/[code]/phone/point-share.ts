/** Points by object: whole, never below 0, never more than the total in all. */
export type Share = Readonly<Record<string, number>>;

/** What is still to give. */
export const pointsLeft = (share: Share, total: number): number =>
	total - Object.values(share).reduce((sum, points) => sum + points, 0);

/** A share in which one object gets as near to what is asked as the total lets it, the others keeping theirs. */
export function withPoints(share: Share, id: string, asked: number, total: number): Share {
	const before = share[id] ?? 0;
	const most = before + Math.max(0, pointsLeft(share, total));
	const points = Number.isFinite(asked) ? Math.min(most, Math.max(0, Math.round(asked))) : before;
	return { ...share, [id]: points };
}

/** By how much a button adds or takes away: a twentieth of the total, whole. */
export const pointStep = (total: number): number => Math.max(1, Math.round(total / 20));
