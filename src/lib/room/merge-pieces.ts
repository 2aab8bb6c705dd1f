import type { RoomMessage, RoomPieces } from '$lib/domain/workshop';

/** What a screen holds of a room. */
export interface Held {
	/** Number of the last event. */
	readonly seq: number;
	readonly pieces: RoomPieces;
}

/**
 * What a screen holds once it has heard a message. A message older than what is held changes nothing.
 * @param held null before the first message, which is whole
 */
export function heard(held: Held | null, { seq, whole, pieces }: RoomMessage): Held | null {
	if (held !== null && seq < held.seq) return held;
	if (held === null && !whole) return null;
	const merged = Object.entries(whole ? pieces : { ...held?.pieces, ...pieces }).filter(
		([, piece]) => piece !== null && piece !== undefined
	);
	return { seq, pieces: Object.fromEntries(merged) as unknown as RoomPieces };
}
