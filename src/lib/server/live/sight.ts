import { piecesOf, type Audience, type WorkshopState } from '../../domain/workshop';

interface Piece {
	readonly text: string;
	/** Number of the last event when it was first seen to be so. */
	readonly seq: number;
}

/** Pieces as JSON, and whether they are all of them. */
export interface PiecesText {
	readonly whole: boolean;
	readonly text: string;
}

/**
 * What one audience sees of a room: each piece is made and written once for all who look, and is known with when it changed, so
 * that each screen gets what it lacks and nothing else.
 */
export class Sight {
	readonly #audience: Audience;
	#pieces = new Map<string, Piece>();
	/** Pieces that are there no more, with the event since which they are not. */
	readonly #gone = new Map<string, number>();
	/** The first state that was looked at: what changed before it is not known. */
	#first = Infinity;
	#seq = -1;
	readonly #texts = new Map<number | null, PiecesText>();

	constructor(audience: Audience) {
		this.#audience = audience;
	}

	/** Looks at a state, unless it was looked at last. */
	look(state: WorkshopState): void {
		if (state.seq === this.#seq) return;
		const { seq } = state;
		const pieces = new Map<string, Piece>();
		for (const [name, value] of Object.entries(piecesOf(state, this.#audience))) {
			const text = JSON.stringify(value);
			const before = this.#pieces.get(name);
			pieces.set(name, before?.text === text ? before : { text, seq });
			this.#gone.delete(name);
		}
		for (const name of this.#pieces.keys()) if (!pieces.has(name)) this.#gone.set(name, seq);
		this.#pieces = pieces;
		this.#first = Math.min(this.#first, seq);
		this.#seq = seq;
		this.#texts.clear();
	}

	/** The event up to which a screen knows all; null when it has to be told everything: it saw a newer state, or one from before. */
	#known(since: number | null): number | null {
		return since !== null && since >= this.#first && since <= this.#seq ? since : null;
	}

	/** Pieces that changed after an event, null for those that are gone; all of them where it is not known what changed. Made once for all screens that know the same. */
	changedText(since: number | null): PiecesText {
		const known = this.#known(since);
		const made = this.#texts.get(known);
		if (made) return made;
		const members = [
			...this.#changedPieces(known).map(([name, { text }]) => `${JSON.stringify(name)}:${text}`),
			...this.#goneAfter(known).map((name) => `${JSON.stringify(name)}:null`)
		];
		const text = { whole: known === null, text: `{${members.join(',')}}` };
		this.#texts.set(known, text);
		return text;
	}

	#changedPieces(since: number | null): readonly (readonly [string, Piece])[] {
		return [...this.#pieces].filter(([, { seq }]) => since === null || seq > since);
	}

	#goneAfter(since: number | null): readonly string[] {
		return since === null ? [] : [...this.#gone].filter(([, seq]) => seq > since).map(([name]) => name);
	}
}
