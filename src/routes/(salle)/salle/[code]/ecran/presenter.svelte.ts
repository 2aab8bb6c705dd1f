import type { RoomConnection } from '$lib/room';
import type { RoomPieces } from '$lib/domain/workshop';
import { slideId, slideNow, slideOfChange, slidesOf, type Slide } from './slides';

/** What the projector shows: what the room is at, or what a facilitator pinned by the address. */
export class Presenter {
	readonly room: RoomConnection;
	#pinned: () => string | null;
	#seen: RoomPieces;
	#followed: Slide;

	/** @param pinned id of the slide that the address asks for; null to follow the room */
	constructor(room: RoomConnection, pinned: () => string | null) {
		this.room = room;
		this.#pinned = pinned;
		this.#seen = room.pieces;
		this.#followed = slideNow(room.pieces);
	}

	readonly slides = $derived.by(() => slidesOf(this.room.pieces));
	readonly pinned = $derived.by(() => this.slides.find((slide) => slideId(slide) === this.#pinned()) ?? null);
	readonly slide = $derived.by(() => this.pinned ?? this.#follow(this.room.pieces));

	/** The address of the slide before or after the one shown; null at the ends. */
	beside(by: 1 | -1): string | null {
		const id = slideId(this.slide);
		const at = this.slides.findIndex((slide) => slideId(slide) === id);
		const other = this.slides[at + by];
		return other ? slideId(other) : null;
	}

	/** What happens in the room turns the page; what does not leaves it where it is. */
	#follow(pieces: RoomPieces): Slide {
		this.#followed = slideOfChange(this.#seen, pieces) ?? this.#followed;
		this.#seen = pieces;
		return this.#followed;
	}
}
