import { answersOf, type KeptEvent, type Names, type WorkshopState, type You } from '../../domain/workshop';

/** Since which event each participant is as they are: what is told to them alone is told again when it changed. */
export class Persons {
	readonly #changed = new Map<number, number>();
	readonly #moved = new Map<number, number>();
	#everybody = 0;

	/** Takes note of an event. */
	note({ seq, by, event }: KeptEvent): void {
		switch (event.type) {
			case 'answered':
				if (by.kind === 'participant') this.#changed.set(by.id, seq);
				break;
			case 'placed':
				this.#moved.set(event.participant, seq);
				this.#changed.set(event.participant, seq);
				break;
			case 'joined':
			case 'renamed':
			case 'removed':
				this.#changed.set(event.participant, seq);
				break;
			case 'round-started':
				this.#everybody = seq;
				break;
			default:
		}
	}

	/** Whether they changed sub-group after an event: they then see other pieces. */
	moved(participant: number, since: number): boolean {
		return (this.#moved.get(participant) ?? 0) > since;
	}

	/** Whether what is told to them alone changed after an event. */
	changed(participant: number, since: number): boolean {
		return this.#everybody > since || (this.#changed.get(participant) ?? 0) > since;
	}
}

/** What a participant is told of themselves. */
export function youOf(state: WorkshopState, names: Names, id: number): You {
	const participant = state.participants[id];
	const name = names.participants[id];
	return {
		participant: id,
		name: name?.name ?? '',
		organisation: name?.organisation ?? '',
		persons: participant?.persons ?? 1,
		group: participant?.group ?? null,
		removed: participant?.removed ?? false,
		answers: answersOf(state, id)
	};
}
