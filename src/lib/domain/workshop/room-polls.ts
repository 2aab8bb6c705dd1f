import type { PollPiece, ProgressPiece, RoomPieces, TallyPiece } from './pieces';

/** A poll as a screen sees it, with how many answered and its results once they are revealed. */
export interface RoomPoll extends PollPiece {
	readonly progress: ProgressPiece;
	readonly tally: TallyPiece | null;
}

const PREFIX = 'poll:';
const NOBODY: ProgressPiece = { answered: 0, expected: 0, byItem: null };

/** The polls that a screen sees, in their order. */
export function roomPolls(pieces: RoomPieces): readonly RoomPoll[] {
	return Object.keys(pieces).flatMap((key): RoomPoll[] => {
		if (!key.startsWith(PREFIX)) return [];
		const id = key.slice(PREFIX.length);
		const piece = pieces[`poll:${id}`];
		if (!piece) return [];
		return [{ ...piece, progress: pieces[`progress:${id}`] ?? NOBODY, tally: pieces[`tally:${id}`] ?? null }];
	});
}
