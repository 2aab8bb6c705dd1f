import type { Settings } from '$lib/domain/funding';

/** What a scenario is to say, or to forget. */
export type Wanted = { readonly value: unknown } | { readonly reset: true };

/** What somebody else changed meanwhile. */
export interface Theirs {
	readonly revision: number;
	/** All that the scenario now says itself. */
	readonly settings: Settings;
	/** Keys that they changed. */
	readonly keys: readonly string[];
	readonly by: string;
}

export type SaveAnswer =
	| { readonly kind: 'saved'; readonly revision: number; readonly at: string }
	| { readonly kind: 'conflict'; readonly theirs: Theirs }
	| { readonly kind: 'refused'; readonly message: string }
	| { readonly kind: 'lost' };

export type SaveState =
	| { readonly kind: 'saved'; readonly at: string }
	| { readonly kind: 'waiting' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'lost' }
	| { readonly kind: 'refused'; readonly message: string }
	| { readonly kind: 'conflict'; readonly theirs: Theirs };

export type Send = (
	revision: number,
	changes: ReadonlyMap<string, Wanted>,
	isLast: boolean
) => Promise<SaveAnswer>;

interface Options {
	readonly revision: number;
	readonly send: Send;
	readonly onstate: (state: SaveState) => void;
	/** Called when others changed other settings meanwhile: theirs are taken in, ours are sent again. */
	readonly ontheirs: (theirs: Theirs) => void;
	/** Keeps what is not saved where it outlives the page; null when nothing is left to keep. */
	readonly keep: (unsaved: ReadonlyMap<string, Wanted> | null) => void;
}

/** A pause in the work: what is typed or dragged in one go is saved once. */
const PAUSE_MS = 700;
/** Then it is tried again. */
const RETRY_MS = 15_000;

/**
 * Saves settings as they change, one request at a time, each from the revision it knows. Changes of others to other settings are taken
 * in; a setting that both changed is a conflict, and nothing is sent until somebody says what becomes of it.
 */
export class SettingsSaver {
	#revision: number;
	#unsaved = new Map<string, Wanted>();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sending: Promise<void> | null = null;
	#isHeld = false;
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.revision;
	}

	/** The revision that the next save starts from. */
	get revision(): number {
		return this.#revision;
	}

	/** The server saved something by itself: what follows starts from there. */
	movedTo(revision: number): void {
		this.#revision = revision;
	}

	get mustSave(): boolean {
		return this.#unsaved.size > 0 || this.#sending !== null;
	}

	change(key: string, wanted: Wanted): void {
		this.#unsaved.set(key, wanted);
		this.#options.keep(this.#unsaved);
		if (this.#isHeld) return;
		if (this.#sending === null) this.#options.onstate({ kind: 'waiting' });
		this.#wait(PAUSE_MS);
	}

	/** Saves at once what is left. @param isLast when the page goes away */
	async flush(isLast = false): Promise<void> {
		this.#stopWaiting();
		if (isLast && this.#sending !== null) return;
		while (this.#sending !== null) await this.#sending;
		if (this.#unsaved.size === 0 || this.#isHeld) return;
		this.#sending = this.#save(isLast);
		await this.#sending;
	}

	/** Goes on after a conflict from what the others saved: our values are sent over theirs, or given up where both differ. */
	resolve(theirs: Theirs, choice: 'mine' | 'theirs'): void {
		this.#isHeld = false;
		this.#revision = theirs.revision;
		if (choice === 'theirs') for (const key of theirs.keys) this.#unsaved.delete(key);
		this.#options.keep(this.#unsaved.size === 0 ? null : this.#unsaved);
		if (this.#unsaved.size === 0) this.#options.onstate({ kind: 'saved', at: '' });
		else void this.flush();
	}

	stop(): void {
		this.#stopWaiting();
		this.#isHeld = true;
	}

	async #save(isLast: boolean): Promise<void> {
		const sent = this.#unsaved;
		this.#unsaved = new Map();
		this.#options.onstate({ kind: 'saving' });
		const answer = await this.#options.send(this.#revision, sent, isLast);
		this.#sending = null;
		if (answer.kind === 'saved') {
			this.#revision = answer.revision;
			this.#options.keep(this.#unsaved.size === 0 ? null : this.#unsaved);
			if (this.#unsaved.size === 0) this.#options.onstate({ kind: 'saved', at: answer.at });
			else this.#wait(PAUSE_MS);
			return;
		}
		for (const [key, wanted] of sent) if (!this.#unsaved.has(key)) this.#unsaved.set(key, wanted);
		this.#options.keep(this.#unsaved);
		if (answer.kind === 'conflict') {
			const { theirs } = answer;
			if (!theirs.keys.some((key) => this.#unsaved.has(key))) {
				this.#options.ontheirs(theirs);
				this.#revision = theirs.revision;
				this.#wait(0);
				return;
			}
			this.#isHeld = true;
		}
		if (answer.kind === 'lost') this.#wait(RETRY_MS);
		this.#options.onstate(answer);
	}

	#wait(milliseconds: number): void {
		this.#stopWaiting();
		if (!this.#isHeld) this.#timer = setTimeout(() => void this.flush(), milliseconds);
	}

	#stopWaiting(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
