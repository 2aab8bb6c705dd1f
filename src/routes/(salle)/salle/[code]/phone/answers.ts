import { readAnswer, type Answer, type PollItem, type PollPiece } from '$lib/domain/workshop';
import type { RoomConnection } from '$lib/room';

/** What whoever looks answered to an item in the round being answered; null when they did not. */
export function answerHere(
	room: RoomConnection,
	{ poll, round }: Pick<PollPiece, 'poll' | 'round'>,
	item: PollItem
): Answer | null {
	const segments = room.pieces.session?.segments.map(({ id }) => id) ?? [];
	return readAnswer(poll, item, room.answer(poll.id, round, item.id), segments);
}

/** Sends an answer, or keeps it until the network lets it. */
export function sendAnswer(
	room: RoomConnection,
	{ poll, round }: Pick<PollPiece, 'poll' | 'round'>,
	item: PollItem,
	answer: Answer
): void {
	void room.send({ type: 'answer', poll: poll.id, round, item: item.id, answer });
}
