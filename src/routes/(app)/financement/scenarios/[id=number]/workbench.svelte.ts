import { effectiveSettings, readPlan, type PlanProblem, type Settings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { SettingsSaver, type SaveState, type Send, type Theirs, type Wanted } from './saver';
import { forgetKept, keep, kept } from './kept';
import { NOTHING, over, SILENCE, takingKeys, withKey, withSentence } from './settings-edits';

interface Start {
	readonly id: number;
	readonly revision: number;
	readonly updatedAt: string;
	readonly mayChange: boolean;
	/** What the scenario says itself. */
	readonly own: Settings;
	/** What it inherits, the product's defaults included. */
	readonly inherited: Settings;
	readonly segments: readonly string[];
	readonly send: Send;
	/** The sentence of a problem: where, what, what to do. */
	readonly words: (problem: PlanProblem) => string;
}

interface Change {
	readonly key: string;
	readonly before: Wanted;
	readonly after: Wanted;
}

/** A scenario as it is changed on one page: what it says, what is being dragged, what can be undone, and whether it is saved. */
export class Workbench {
	own = $state.raw<Settings>(NOTHING);
	/** A value that is being dragged: computed with, not said yet. */
	dragged = $state.raw<{ readonly key: string; readonly value: unknown } | null>(null);
	saving = $state.raw<SaveState>({ kind: 'saved', at: '' });
	/** Sentences about values that cannot be used, by key: the scenario keeps the ones it had. */
	refused = $state.raw(SILENCE);
	/** Why settings are changed, in words: kept with each one that is saved while it stands. */
	why = $state('');
	/** Said once to who does not see figures move. */
	said = $state('');
	/** What this browser kept of another day, until somebody says what becomes of it. */
	found = $state.raw<ReadonlyMap<string, Wanted> | null>(null);
	#past = $state.raw<readonly Change[]>([]);
	#future = $state.raw<readonly Change[]>([]);
	readonly #start: Start;
	readonly #saver: SettingsSaver;

	readonly whole = $derived(over(this.inherited, this.own));
	/** All that holds, what is dragged included. */
	readonly settings = $derived<Settings>(
		this.dragged ? withKey(this.whole, this.dragged.key, this.dragged) : this.whole
	);
	readonly canUndo = $derived(this.#past.length > 0);
	readonly canRedo = $derived(this.#future.length > 0);

	constructor(start: Start) {
		this.#start = start;
		this.own = start.own;
		this.saving = { kind: 'saved', at: start.updatedAt };
		this.#saver = new SettingsSaver({
			revision: start.revision,
			send: start.send,
			onstate: (state) => {
				this.saving = state;
			},
			ontheirs: (theirs) => this.#takeIn(theirs),
			keep: (unsaved) => (unsaved ? keep(start.id, unsaved) : forgetKept(start.id))
		});
	}

	get inherited(): Settings {
		return this.#start.inherited;
	}

	get mayChange(): boolean {
		return this.#start.mayChange;
	}

	/** The revision of the scenario as far as this page knows. */
	get revision(): number {
		return this.#saver.revision;
	}

	/** Takes in a value that the server saved by itself. */
	stored(key: string, value: unknown, revision: number): void {
		this.own = withKey(this.own, key, { value });
		this.#saver.movedTo(revision);
	}

	get mustSave(): boolean {
		return this.#saver.mustSave;
	}

	/** Looks for what this browser kept. @returns what to do when the page goes */
	open(): () => void {
		this.found = this.mayChange ? kept(this.#start.id) : null;
		return () => this.#saver.stop();
	}

	save = (isLast = false): Promise<void> => this.#saver.flush(isLast);

	/** Whether the scenario says a key itself. */
	isOwn = (key: string): boolean => this.own.has(key);

	/** Says a value. @returns whether it can be used; what is wrong is in `refused` */
	set(key: string, value: unknown, done = ''): boolean {
		return this.#do(key, { value }, done);
	}

	/** Forgets a value, so that the base says it again. */
	reset(key: string, done = ''): boolean {
		return this.own.has(key) && this.#do(key, { reset: true }, done);
	}

	undo(): void {
		const change = this.#past.at(-1);
		if (!change) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, change];
		this.#put(change.key, change.before);
		this.said = 'Annulé';
	}

	redo(): void {
		const change = this.#future.at(-1);
		if (!change) return;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, change];
		this.#put(change.key, change.after);
		this.said = 'Rétabli';
	}

	/** Goes on after somebody else changed the same settings. */
	resolve(choice: 'mine' | 'theirs'): void {
		if (this.saving.kind !== 'conflict') return;
		const { theirs } = this.saving;
		this.own = choice === 'mine' ? takingKeys(theirs.settings, theirs.keys, this.own) : theirs.settings;
		this.#past = [];
		this.#future = [];
		this.#saver.resolve(theirs, choice);
	}

	/** Says again what this browser kept. */
	resume(): void {
		const found = this.found;
		this.found = null;
		for (const [key, wanted] of found ?? []) this.#do(key, wanted, '');
	}

	abandonKept(): void {
		this.found = null;
		forgetKept(this.#start.id);
	}

	#do(key: string, wanted: Wanted, done: string): boolean {
		this.dragged = null;
		if (!this.mayChange) return false;
		const before: Wanted = this.own.has(key) ? { value: this.own.get(key) } : { reset: true };
		if ('value' in wanted && JSON.stringify(wanted.value) === JSON.stringify(this.whole.get(key))) {
			this.#tell(key, '');
			return true;
		}
		const problems = this.#problemsOf(key, wanted);
		this.#tell(key, problems.map(this.#start.words).join(' '));
		if (problems.length > 0) return false;
		this.#past = [...this.#past, { key, before, after: wanted }];
		this.#future = [];
		this.#put(key, wanted);
		this.said = done;
		return true;
	}

	#put(key: string, wanted: Wanted): void {
		this.own = withKey(this.own, key, wanted);
		this.#tell(key, '');
		this.#saver.change(key, wanted);
	}

	/** What a change would bring that is not wrong already. */
	#problemsOf(key: string, wanted: Wanted): readonly PlanProblem[] {
		const changed = over(this.inherited, withKey(this.own, key, wanted));
		const before = this.#read(this.whole).map((problem) => JSON.stringify(problem));
		return this.#read(changed).filter((problem) => !before.includes(JSON.stringify(problem)));
	}

	#read(settings: Settings): readonly PlanProblem[] {
		const { segments } = this.#start;
		const { settings: effective } = effectiveSettings(fundingDefaults, segments, settings);
		const plan = readPlan(fundingDefaults, segments, effective);
		return plan.ok ? [] : plan.error;
	}

	#tell(key: string, sentence: string): void {
		if ((this.refused.get(key) ?? '') === sentence) return;
		this.refused = withSentence(this.refused, key, sentence);
	}

	/** Others changed other settings: theirs are taken, ours stay. */
	#takeIn({ settings, keys, by }: Theirs): void {
		this.own = takingKeys(this.own, keys, settings);
		this.said = `Réglages modifiés entre-temps par ${by}\u00a0: ils sont repris, les vôtres restent.`;
	}
}
