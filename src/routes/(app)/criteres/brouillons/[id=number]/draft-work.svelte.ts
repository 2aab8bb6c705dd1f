import { goto } from '$app/navigation';
import { readCriteria } from '$lib/domain/segmentation';
import { isSameContent, type DraftContent } from './draft-content';
import { forgetDraft, keepDraft, keptDraft, type KeptDraft } from './draft-memory';
import { makeDraft, saveTo } from './draft-requests';
import { DraftSaver, type SaveState } from './draft-saver';
import { CriteriaEditor } from './editor.svelte';

/** Longest name of a draft, in characters. */
export const LONGEST_NAME = 80;
const COPY = ' (copie)';

interface Start {
	readonly id: number;
	readonly content: DraftContent;
	/** The version it was made from. */
	readonly origin: number;
	readonly revision: number;
	/** ISO date and time of the last save. */
	readonly updatedAt: string;
	readonly mayChange: boolean;
}

/** A draft on one page, with what links it to the server and to what the browser keeps of it. */
export class DraftWork {
	readonly editor: CriteriaEditor;
	readonly #draft: Start;
	#saver: DraftSaver;
	saving = $state.raw<SaveState>({ kind: 'saved', at: '' });
	conflictShown = $state(false);
	/** Why a copy could not be made; '' as long as none was refused. */
	problem = $state('');
	/** Changes of another day that the server never accepted, until somebody says what becomes of them. */
	kept = $state.raw<KeptDraft | null>(null);

	constructor(draft: Start) {
		this.#draft = draft;
		this.editor = new CriteriaEditor(draft.content, draft.mayChange, () =>
			this.#saver.change(this.editor.content)
		);
		this.#saver = this.#saverFrom(draft.revision, draft.updatedAt);
		this.saving = { kind: 'saved', at: draft.updatedAt };
	}

	/** Whether something is still to be saved before leaving. */
	get mustSave(): boolean {
		return this.#saver.mustSave;
	}

	/** Looks for what this browser kept. @returns what to do when the page goes */
	open(): () => void {
		const found = keptDraft(this.#draft.id);
		if (found && isSameContent(found.content, this.editor.content)) forgetDraft(this.#draft.id);
		else this.kept = found;
		return () => this.#saver.stop();
	}

	save = (isLast = false): Promise<void> => this.#saver.flush(isLast);

	/** Leaves for another page once all is saved. */
	async leave(url: URL): Promise<void> {
		await this.#saver.flush();
		this.#saver.stop();
		await goto(url);
	}

	/** Goes on with what this browser kept; what changed meanwhile on the server is not overwritten: it is a conflict. */
	resume({ content, revision }: KeptDraft): void {
		this.kept = null;
		this.#saver.stop();
		this.#saver = this.#saverFrom(revision, this.#draft.updatedAt);
		this.editor.restart(content);
		this.#saver.change(content);
		void this.#saver.flush();
	}

	abandonKept(): void {
		this.kept = null;
		forgetDraft(this.#draft.id);
	}

	/** Takes what somebody else saved in the place of what is here. */
	takeTheirs(): void {
		if (this.saving.kind !== 'conflict') return;
		const { name, text, tests, revision, updatedAt } = this.saving.theirs;
		const read = readCriteria(text);
		this.conflictShown = false;
		forgetDraft(this.#draft.id);
		if (!read.ok) {
			location.reload();
			return;
		}
		this.#saver = this.#saverFrom(revision, updatedAt);
		this.editor.restart({ name, criteria: read.value, tests });
		this.saving = { kind: 'saved', at: updatedAt };
	}

	/** Makes a draft of its own of what is here, and goes there. */
	async copy(): Promise<void> {
		const { content } = this.editor;
		const name = `${content.name.slice(0, LONGEST_NAME - COPY.length)}${COPY}`;
		const made = await makeDraft({ ...content, name }, this.#draft.origin);
		if (!made.ok) {
			this.problem = made.message;
			return;
		}
		this.#saver.stop();
		forgetDraft(this.#draft.id);
		await goto(`/criteres/brouillons/${made.value.id}`);
	}

	#saverFrom(revision: number, savedAt: string): DraftSaver {
		const { id } = this.#draft;
		return new DraftSaver({
			revision,
			savedAt,
			send: saveTo(id),
			onstate: (state) => {
				this.saving = state;
				if (state.kind === 'conflict') this.conflictShown = true;
			},
			keep: (unsaved) => {
				if (unsaved) keepDraft(id, unsaved);
				else forgetDraft(id);
			}
		});
	}
}
