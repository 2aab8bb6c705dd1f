import { roomPolls, type RoomPieces, type RoomPoll } from '$lib/domain/workshop';

/** What whoever rehearses does next, so that all of a workshop is seen in its order. */
export type RehearsalTurn =
	/** Nothing has begun. */
	| { readonly kind: 'begin' }
	/** Votes are open that hardly anybody answered. */
	| { readonly kind: 'answer' }
	/** Votes were answered that nobody saw the result of; in the order of the console. */
	| { readonly kind: 'reveal'; readonly polls: readonly string[] }
	/** Results are shown, and nothing was made of them yet. */
	| { readonly kind: 'apply' }
	/** The room listens, and what it decides is noted. */
	| { readonly kind: 'note' }
	/** Nothing is left to do in this step. */
	| { readonly kind: 'go-on' }
	| { readonly kind: 'end' };

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
	const toApply = polls.some(({ poll, phase }) => phase === 'revealed' && APPLIED.includes(poll.kind));
	if (toApply && !applied.some(({ poll }) => polls.some((each) => each.poll.id === poll)))
		return { kind: 'apply' };
	if (step.kind === 'plenary' && plenary.notes.length === 0) return { kind: 'note' };
	return step.id === agenda.at(-1)?.id ? { kind: 'end' } : { kind: 'go-on' };
}

const isWaitedFor = ({ phase, progress: { answered, expected } }: RoomPoll): boolean =>
	phase === 'open' && (answered === 0 || answered * 2 < expected);
