/** The last thing that each workshop was asked to compute in this process. */
const turns = new Map<number, Promise<unknown>>();

/** Has the actions of a workshop be done one after the other: each starts from what the one before left. */
export async function oneAtATime<T>(workshop: number, work: () => Promise<T>): Promise<T> {
	const before = turns.get(workshop);
	const own = (before ?? Promise.resolve()).then(work, work);
	turns.set(workshop, own);
	try {
		return await own;
	} finally {
		if (turns.get(workshop) === own) turns.delete(workshop);
	}
}
