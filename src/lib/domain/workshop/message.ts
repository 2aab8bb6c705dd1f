import type { FacilitatorCommand, ParticipantCommand } from './command';
import type { RoomPieces } from './pieces';

/** What a participant is told of themselves alone. */
export interface You {
	/** Their number in the workshop. */
	readonly participant: number;
	/** '' when they gave none. */
	readonly name: string;
	readonly organisation: string;
	readonly persons: number;
	readonly group: string | null;
	readonly removed: boolean;
	/** Their answers in the rounds being answered, by poll then item. */
	readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Names of a workshop, for facilitators only. Gone once they are erased. */
export interface Names {
	readonly participants: Readonly<Record<number, { readonly name: string; readonly organisation: string }>>;
	readonly facilitators: Readonly<Record<number, string>>;
}

/** What travels down to a screen, by a stream or by polling. */
export interface RoomMessage {
	/** Number of the last event that it holds. */
	readonly seq: number;
	/** The server's time, in milliseconds: screens set their clocks by it. */
	readonly now: number;
	/** Whether these are all the pieces, or those that changed only; a piece that is gone is null. */
	readonly whole: boolean;
	readonly pieces: { readonly [K in keyof RoomPieces]?: RoomPieces[K] | null };
	/** Only to a participant, when it changed. */
	readonly you?: You;
	/** Only to facilitators, when they changed. */
	readonly names?: Names;
}

/** What a screen sends: the key makes that it counts once, however often it is sent. */
export interface Sent {
	/** Drawn by the screen: 16 to 64 letters, digits and dashes. */
	readonly key: string;
	readonly command: ParticipantCommand | FacilitatorCommand;
}

/** What became of something sent: in force from event `seq` on, or refused for good; a French sentence says why. */
export type Received =
	| { readonly key: string; readonly ok: true; readonly seq: number }
	| { readonly key: string; readonly ok: false; readonly code: string; readonly message: string };
