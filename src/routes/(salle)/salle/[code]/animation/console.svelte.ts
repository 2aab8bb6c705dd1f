import {
	roomPolls,
	type ActionAnswer,
	type ActionDone,
	type ActionSent,
	type FacilitatorCommand,
	type RoomAction,
	type Step
} from '$lib/domain/workshop';
import type { RoomConnection } from '$lib/room';
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

const LOST = 'Le serveur n’a pas répondu. Réessayez\u202f: rien n’est fait deux fois.';

/** Sixteen random bytes as letters and digits: rooms without https have no `crypto.randomUUID`. */
const newKey = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
		''
	);

/** The console of one facilitator: what they see of the room, and what they ask of it. */
export class Console {
	/** What was last refused or could not be sent, in French; '' for nothing. */
	problem = $state('');
	/** What was last done that nothing else on the screen shows. */
	said = $state('');
	#pending = $state(0);
	/** Keys of actions of which nobody knows what became: asked again, they count once. */
	#unsettled = new SvelteMap<string, string>();

	readonly room: RoomConnection;
	readonly code: string;
	/** Number of the facilitator in the workshop. */
	readonly me: number;

	constructor(room: RoomConnection, code: string, me: number) {
		this.room = room;
		this.code = code;
		this.me = me;
	}

	readonly session = $derived.by(() => this.room.pieces.session);
	readonly clock = $derived.by(() => this.room.pieces.clock);
	readonly agenda = $derived.by((): readonly Step[] => this.session?.agenda ?? []);
	readonly groups = $derived.by(() => this.session?.groups ?? []);
	readonly roster = $derived.by(() => this.room.pieces.roster ?? null);
	readonly polls = $derived.by(() => roomPolls(this.room.pieces));
	/** The step being held; null before the first. */
	readonly step = $derived.by(() => this.agenda.find(({ id }) => id === this.clock.step) ?? null);
	/** The step after it; null after the last. */
	readonly next = $derived.by(
		() => this.agenda[this.step === null ? 0 : this.agenda.indexOf(this.step) + 1] ?? null
	);
	readonly isLive = $derived.by(() => this.session?.phase === 'live');
	readonly drives = $derived.by(() => this.isLive && this.roster?.driver === this.me);
	/** Other facilitators, by number. */
	readonly others = $derived.by(() =>
		Object.entries(this.room.names?.facilitators ?? {})
			.map(([id, name]) => ({ id: Number(id), name: name === '' ? `Animateur ${id}` : name }))
			.filter(({ id }) => id !== this.me)
	);
	readonly driverName = $derived.by(() => {
		const driver = this.roster?.driver ?? null;
		if (driver === null) return null;
		return driver === this.me
			? 'vous'
			: (this.others.find(({ id }) => id === driver)?.name ?? `l’animateur ${driver}`);
	});

	get isBusy(): boolean {
		return this.#pending > 0;
	}

	/** The name of a participant, or their number where they gave none. */
	personName(id: number): string {
		const name = this.room.names?.participants[id]?.name ?? '';
		return name === '' ? `Participant ${id}` : name;
	}

	groupName(id: string | null): string {
		return this.groups.find((group) => group.id === id)?.name ?? 'Toute la salle';
	}

	/** Sends what is an event. @returns whether it is in force; what was refused is said */
	async send(command: FacilitatorCommand): Promise<boolean> {
		this.#begin();
		const received = await this.room.send(command);
		this.#pending--;
		if (!received.ok) this.problem = received.message;
		return received.ok;
	}

	/** Asks for what the server computes. @returns null when it was refused, which is said */
	async act(action: RoomAction): Promise<ActionDone | null> {
		this.#begin();
		const asked = JSON.stringify(action);
		const key = this.#unsettled.get(asked) ?? newKey();
		this.#unsettled.set(asked, key);
		const answer = await this.#ask({ key, action });
		this.#pending--;
		if (!answer) {
			this.problem = LOST;
			return null;
		}
		this.#unsettled.delete(asked);
		if (!answer.ok) {
			this.problem = answer.message;
			return null;
		}
		return answer.done;
	}

	#begin(): void {
		this.problem = '';
		this.said = '';
		this.#pending++;
	}

	async #ask(sent: ActionSent): Promise<ActionAnswer | null> {
		try {
			const response = await fetch(`/salle/${this.code}/animation/actions`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(sent)
			});
			return response.headers.get('content-type')?.includes('json')
				? ((await response.json()) as ActionAnswer)
				: null;
		} catch {
			return null;
		}
	}
}

const [consoleHere, provideConsole] = createContext<Console>();
export { consoleHere, provideConsole };
