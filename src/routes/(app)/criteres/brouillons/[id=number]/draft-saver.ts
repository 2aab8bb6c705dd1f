import type { DraftContent } from './draft-content';

/** What somebody else saved of the same draft. */
export interface Theirs {
	readonly name: string;
	/** JSON of their criteria. */
	readonly text: string;
	readonly tests: DraftContent['tests'];
	readonly revision: number;
	/** ISO date and time. */
	readonly updatedAt: string;
	/** Name of who saved; null or '' when it is not known. */
	readonly updatedBy: string | null;
}

/** What came of a save. */
export type SaveAnswer =
	| { readonly kind: 'saved'; readonly revision: number; readonly updatedAt: string }
	| { readonly kind: 'conflict'; readonly theirs: Theirs }
	/** The server refuses it and will again: the sentence says what to do. */
	| { readonly kind: 'refused'; readonly message: string }
	/** Nobody answered. */
	| { readonly kind: 'lost' };

export type SaveState =
	| { readonly kind: 'saved'; readonly at: string }
	/** Changed, and about to be saved. */
	| { readonly kind: 'waiting' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'lost' }
	| { readonly kind: 'refused'; readonly message: string }
	| { readonly kind: 'conflict'; readonly theirs: Theirs };

/** @param isLast the page is going away: the request has to outlive it */
export type Send = (revision: number, content: DraftContent, isLast: boolean) => Promise<SaveAnswer>;

interface Options {
	readonly revision: number;
	/** ISO date and time of the last save. */
	readonly savedAt: string;
	readonly send: Send;
	readonly onstate: (state: SaveState) => void;
	/** Keeps what is not saved yet where it outlives the page; null when there is nothing left to keep. */
	readonly keep: (unsaved: { readonly revision: number; readonly content: DraftContent } | null) => void;
}

/** A pause in the work: what is typed or dragged in one go is saved once. */
const PAUSE_MS = 800;
/** Then it is tried again. */
const RETRY_MS = 15_000;

/**
 * Saves a draft as it changes, one request at a time, each naming the revision it starts from. What is not saved is kept aside
 * first; after a conflict nothing is sent any more.
 */
export class DraftSaver {
	#revision: number;
	#savedAt: string;
	/** Changes that no request holds yet; a save empties it, and what changes meanwhile comes into it. */
	#unsaved: DraftContent | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sending: Promise<void> | null = null;
	#isStopped = false;
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.revision;
		this.#savedAt = options.savedAt;
	}

	/** Whether waiting longer would save more; nothing is sent after a stop. */
	get mustSave(): boolean {
		return !this.#isStopped && (this.#unsaved !== null || this.#sending !== null);
	}

	/** To be told of each change. */
	change(content: DraftContent): void {
		if (this.#isStopped) return;
		this.#unsaved = content;
		this.#keep();
		if (this.#sending === null) this.#options.onstate({ kind: 'waiting' });
		this.#wait(PAUSE_MS);
	}

	/** Saves at once what is left to save. @param isLast when the page goes away */
	async flush(isLast = false): Promise<void> {
		this.#stopWaiting();
		if (isLast && this.#sending !== null && this.#unsaved !== null) return;
		while (this.#sending !== null) await this.#sending;
		if (this.#unsaved === null || this.#isStopped) return;
		this.#sending = this.#save(this.#unsaved, isLast);
		await this.#sending;
	}

	/** Nothing more is saved: the page is going, or the work goes on elsewhere. */
	stop(): void {
		this.#isStopped = true;
		this.#stopWaiting();
	}

	async #save(content: DraftContent, isLast: boolean): Promise<void> {
		this.#unsaved = null;
		this.#options.onstate({ kind: 'saving' });
		const answer = await this.#options.send(this.#revision, content, isLast);
		this.#sending = null;
		const later = this.#later();
		if (answer.kind === 'saved') {
			this.#revision = answer.revision;
			this.#savedAt = answer.updatedAt;
			this.#keep();
			if (later === null) this.#options.onstate({ kind: 'saved', at: this.#savedAt });
			else this.#wait(PAUSE_MS);
			return;
		}
		this.#unsaved = later ?? content;
		this.#keep();
		if (answer.kind === 'conflict') this.stop();
		if (answer.kind === 'lost') this.#wait(RETRY_MS);
		this.#options.onstate(answer);
	}

	/** What changed while a request was on its way. */
	#later(): DraftContent | null {
		return this.#unsaved;
	}

	#keep(): void {
		const content = this.#unsaved;
		this.#options.keep(content && { revision: this.#revision, content });
	}

	#wait(milliseconds: number): void {
		this.#stopWaiting();
		if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), milliseconds);
	}

	#stopWaiting(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
