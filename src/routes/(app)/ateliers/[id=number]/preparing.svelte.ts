import { deserialize } from '$app/forms';
import type { Preparation, Step, SubGroup } from '$lib/domain/workshop';
import * as v from 'valibot';

export type SavingState =
	| { readonly kind: 'saved'; readonly at: string }
	| { readonly kind: 'waiting' | 'saving' | 'lost' }
	/** What is kept is not what is shown: why, in French. */
	| { readonly kind: 'refused'; readonly message: string }
	/** Somebody else saved meanwhile. */
	| { readonly kind: 'conflict'; readonly message: string };

const SAVED = v.object({ revision: v.number(), at: v.string() });
const REFUSED = v.object({ message: v.string() });
const CONFLICT = 409;
/** A pause in the work: what is typed in one go is saved once. */
const PAUSE_MS = 600;
const RETRY_MS = 10_000;

/** A preparation as it is being written: shown at once, saved from the revision it knows. */
export class Preparing {
	draft: Preparation;
	saving = $state.raw<SavingState>({ kind: 'saved', at: '' });
	revision: number;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sending: Promise<void> | null = null;
	#isChanged = false;

	constructor(preparation: Preparation, revision: number) {
		this.draft = $state.raw(preparation);
		this.revision = $state(revision);
	}

	/** Time planned in all, in minutes. */
	get minutes(): number {
		return this.draft.agenda.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
	}

	change(changes: Partial<Preparation>): void {
		this.draft = { ...this.draft, ...changes };
		this.#isChanged = true;
		if (this.saving.kind === 'conflict') return;
		this.saving = { kind: 'waiting' };
		this.#wait(PAUSE_MS);
	}

	changeStep(id: string, changes: Partial<Step>): void {
		this.change({
			agenda: this.draft.agenda.map((step) => (step.id === id ? { ...step, ...changes } : step))
		});
	}

	/** Puts a step at another place. */
	moveStep(from: number, to: number): void {
		const agenda = [...this.draft.agenda];
		const [step] = agenda.splice(from, 1);
		if (!step || to < 0 || to > agenda.length) return;
		agenda.splice(to, 0, step);
		this.change({ agenda });
	}

	addStep(step: Omit<Step, 'id'>): void {
		this.change({ agenda: [...this.draft.agenda, { ...step, id: freeId(this.draft.agenda, step.kind) }] });
	}

	removeStep(id: string): void {
		this.change({ agenda: this.draft.agenda.filter((step) => step.id !== id) });
	}

	changeGroup(id: string, changes: Partial<SubGroup>): void {
		this.change({
			groups: this.draft.groups.map((group) => (group.id === id ? { ...group, ...changes } : group))
		});
	}

	addGroup(): void {
		const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
		const id = letters.find((letter) => !this.draft.groups.some((group) => group.id === letter)) ?? 'z';
		const name = `Sous-groupe ${id.toUpperCase()}`;
		this.change({ groups: [...this.draft.groups, { id, name, segments: [] }] });
	}

	removeGroup(id: string): void {
		this.change({ groups: this.draft.groups.filter((group) => group.id !== id) });
	}

	/** Saves at once what is left; waits for what is on its way. */
	async flush(): Promise<void> {
		this.stop();
		while (this.#sending !== null) await this.#sending;
		if (!this.#isChanged || this.saving.kind === 'conflict') return;
		this.#sending = this.#save().finally(() => (this.#sending = null));
		await this.#sending;
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	#wait(milliseconds: number): void {
		this.stop();
		this.#timer = setTimeout(() => void this.flush(), milliseconds);
	}

	async #save(): Promise<void> {
		this.#isChanged = false;
		this.saving = { kind: 'saving' };
		const state = await this.#send();
		if (state.kind === 'lost' || state.kind === 'refused') this.#isChanged = true;
		if (state.kind === 'lost') this.#wait(RETRY_MS);
		// What was typed meanwhile waits for its own turn.
		if (state.kind === 'saved' && this.#timer !== null) return;
		this.saving = state;
	}

	async #send(): Promise<SavingState> {
		const body = new FormData();
		body.set('revision', String(this.revision));
		body.set('preparation', JSON.stringify(this.draft));
		try {
			const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const response = await fetch('?/enregistrer', { method: 'POST', headers, body, keepalive: true });
			const result = deserialize(await response.text());
			const saved = v.safeParse(SAVED, result.type === 'success' ? result.data : null);
			if (saved.success) {
				this.revision = saved.output.revision;
				return { kind: 'saved', at: saved.output.at };
			}
			const refused = v.safeParse(REFUSED, result.type === 'failure' ? result.data : null);
			if (!refused.success) return { kind: 'lost' };
			const isConflict = result.type === 'failure' && result.status === CONFLICT;
			return { kind: isConflict ? 'conflict' : 'refused', message: refused.output.message };
		} catch {
			return { kind: 'lost' };
		}
	}
}

/** An id that no step has, from what the step is for. */
function freeId(agenda: readonly Step[], kind: string): string {
	for (let number = 1; ; number++) {
		const id = number === 1 ? kind : `${kind}-${number}`;
		if (!agenda.some((step) => step.id === id)) return id;
	}
}
