import type { PollPiece, RoomPieces, Step, SubGroup, You } from '$lib/domain/workshop';

/** What a participant's phone shows: one thing at a time. */
export type PhoneScreen =
	| { readonly kind: 'removed' }
	/** Nothing to do yet: the workshop, or the step being held, asks nothing. */
	| { readonly kind: 'waiting'; readonly step: Step | null }
	| { readonly kind: 'choose-group' }
	| { readonly kind: 'polls'; readonly polls: readonly PollPiece[] }
	| { readonly kind: 'plenary' }
	| { readonly kind: 'closed' };

/** The step being held; null before the first. */
export const stepHeld = ({ session, clock }: Pick<RoomPieces, 'session' | 'clock'>): Step | null =>
	session?.agenda.find(({ id }) => id === clock.step) ?? null;

/** The sub-group of whoever looks; null when they have none. */
export const groupOf = ({ session }: Pick<RoomPieces, 'session'>, you: You | null): SubGroup | null =>
	session?.groups.find(({ id }) => id === you?.group) ?? null;

const isPollName = (name: string): name is `poll:${string}` => name.startsWith('poll:');

/** Every poll that may be seen, in the order of the workshop. */
export const pollsSeen = (pieces: RoomPieces): readonly PollPiece[] =>
	Object.keys(pieces)
		.filter(isPollName)
		.flatMap((name) => pieces[name] ?? []);

/** What the phone of a participant shows of a room. */
export function phoneScreen(pieces: RoomPieces, you: You | null): PhoneScreen {
	const { session } = pieces;
	if (you?.removed) return { kind: 'removed' };
	const step = stepHeld(pieces);
	if (!session || session.phase === 'preparing') return { kind: 'waiting', step: null };
	if (session.phase === 'closed') return { kind: 'closed' };
	if (step?.kind === 'plenary') return { kind: 'plenary' };
	const polls = pollsSeen(pieces).filter(
		({ poll, phase, votes }) => votes && (poll.step === step?.id || phase === 'open')
	);
	const asksGroup = step !== null && (step.kind === 'split' || step.kind.startsWith('question-'));
	if (asksGroup && session.groups.length > 0 && groupOf(pieces, you) === null)
		return { kind: 'choose-group' };
	return polls.length > 0 ? { kind: 'polls', polls } : { kind: 'waiting', step };
}
