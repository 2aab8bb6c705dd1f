import {
	nearestStep,
	roomPolls,
	type ApplyAction,
	type RoomPieces,
	type RoomPoll,
	type ValueItem
} from '$lib/domain/workshop';

/** What whoever rehearses does next, so that all of a workshop is seen in its order. */
export type RehearsalTurn =
	/** Nothing has begun. */
	| { readonly kind: 'begin' }
	/** Votes are open that hardly anybody answered. */
	| { readonly kind: 'answer' }
	/** Votes were answered that nobody saw the result of; in the order of the console. */
	| { readonly kind: 'reveal'; readonly polls: readonly string[] }
	/** Results are shown, and nothing was made of them yet; what would move most, null where the room changes nothing. */
	| {
			readonly kind: 'apply';
			readonly first: { readonly action: ApplyAction; readonly title: string } | null;
	  }
	/** The room listens, and what it decides is noted. */
	| { readonly kind: 'note' }
	/** Nothing is left to do in this step, of which so many results are shown. */
	| { readonly kind: 'go-on'; readonly results: number }
	| { readonly kind: 'end' };

/** Title of what gives the scenario of a sub-group what its room shared its points over. */
export const FUND_AS_SHARED = 'Financer selon la répartition';

const APPLIED: readonly string[] = ['values', 'points'];

/** The next thing to do in a rehearsal that is live. */
export function rehearsalTurn(pieces: RoomPieces): RehearsalTurn {
	const { session, clock, applied, plenary } = pieces;
	const agenda = session?.agenda ?? [];
	const step = agenda.find(({ id }) => id === clock.step);
	if (!step) return { kind: 'begin' };
	const polls = roomPolls(pieces).filter(({ poll }) => poll.step === step.id);
	if (polls.some(isWaitedFor)) return { kind: 'answer' };
	const hidden = polls.filter(
		({ phase, progress }) => (phase === 'open' || phase === 'closed') && progress.answered > 0
	);
	if (hidden.length > 0) return { kind: 'reveal', polls: hidden.map(({ poll }) => poll.id) };
	const revealed = polls.filter(({ phase }) => phase === 'revealed');
	const toApply = revealed.filter(({ poll }) => APPLIED.includes(poll.kind));
	if (toApply.length > 0 && !applied.some(({ poll }) => polls.some((each) => each.poll.id === poll)))
		return { kind: 'apply', first: toApply.map(firstOf).find((each) => each !== null) ?? null };
	if (step.kind === 'plenary' && plenary.notes.length === 0) return { kind: 'note' };
	return step.id === agenda.at(-1)?.id ? { kind: 'end' } : { kind: 'go-on', results: revealed.length };
}

const isWaitedFor = ({ phase, progress: { answered, expected } }: RoomPoll): boolean =>
	phase === 'open' && (answered === 0 || answered * 2 < expected);

/** What applying a result of a poll would be: the room's middle value where it passes most structures, or how it shared its points. */
function firstOf({ poll, tally }: RoomPoll): { readonly action: ApplyAction; readonly title: string } | null {
	const last = tally?.rounds.at(-1) ?? {};
	if (poll.kind === 'values') {
		const [farthest] = poll.items
			.flatMap((item) => {
				const said = last[item.id];
				const value = said?.kind === 'values' ? nearestStep(item, said.median) : item.current;
				return value === item.current ? [] : [{ item, value, passed: structuresBetween(item, value) }];
			})
			.toSorted((a, b) => b.passed - a.passed);
		return farthest
			? {
					action: { type: 'apply-value', poll: poll.id, item: farthest.item.id, value: farthest.value },
					title: farthest.item.label
				}
			: null;
	}
	if (poll.kind === 'points') {
		const items = poll.items.filter(({ id }) => last[id]?.kind === 'points').map(({ id }) => id);
		if (items.length > 0)
			return { action: { type: 'apply-points', poll: poll.id, items }, title: FUND_AS_SHARED };
	}
	return null;
}

/** Structures surely between the value in force and another one: those of the bins that lie wholly between them. */
function structuresBetween({ bins, current }: ValueItem, value: number): number {
	const low = Math.min(current, value);
	const high = Math.max(current, value);
	return bins.reduce((sum, { from, to, count }) => sum + (from >= low && to <= high ? count : 0), 0);
}
