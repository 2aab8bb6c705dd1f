import type { RoomAction } from '$lib/domain/workshop';
import type { AddableMember, AddableValue } from '$lib/screens';

type Found = AddableMember | AddableValue;

/** A person types faster than the server answers: it is asked once they pause. */
const PAUSE_MS = 200;

/** What a console may add to a poll, asked of the server, which alone has the territory. */
export class Addables {
	found = $state.raw<readonly Found[]>([]);
	/** `asking` until the answer to what was typed last. */
	state = $state<'asking' | 'told' | 'lost'>('told');
	readonly #address: string;
	#round = 0;
	#pause: ReturnType<typeof setTimeout> | undefined;

	constructor(code: string, poll: string) {
		this.#address = `/salle/${code}/animation/ajouts?vote=${encodeURIComponent(poll)}`;
	}

	/** Asks for what answers a text; what was found before goes at once, as it answers another one. */
	search(text: string): void {
		clearTimeout(this.#pause);
		this.found = [];
		this.state = text.trim() === '' ? 'told' : 'asking';
		const round = (this.#round += 1);
		if (text.trim() !== '') this.#pause = setTimeout(() => void this.#ask(text, round), PAUSE_MS);
	}

	/** Asks for everything that there is. */
	async list(): Promise<void> {
		this.state = 'asking';
		await this.#ask('', (this.#round += 1));
	}

	async #ask(text: string, round: number): Promise<void> {
		const found = await this.#fetch(text);
		if (round !== this.#round) return;
		this.found = found ?? [];
		this.state = found ? 'told' : 'lost';
	}

	async #fetch(text: string): Promise<readonly Found[] | null> {
		try {
			const response = await fetch(`${this.#address}&recherche=${encodeURIComponent(text)}`);
			return response.ok ? ((await response.json()) as readonly Found[]) : null;
		} catch {
			return null;
		}
	}
}

/** What the console asks to have one added. */
export function addAction(poll: string, { what }: Found): RoomAction {
	return what.kind === 'member'
		? { type: 'add-member', poll, subject: what.subject }
		: { type: 'add-value', poll, segment: what.segment, path: what.path, role: what.role };
}
