import {
	LIMITS,
	Refused,
	type FileWarning,
	type ReadSink,
	type RejectedLine,
	type WarningCode
} from '../contract';
import { flatten } from '../values';
import type { LayerOutput } from './layer-output';

const EXAMPLES = 5;
const HELD_REJECTS = 500;
/** Characters of refused lines held at once, about. */
const HELD_TEXT = 4_000_000;
const LONGEST_VALUE = 200;

/** A line of the file, as the collector accounts for it. */
export interface SourceLine {
	readonly line: number;
	readonly raw: string;
}

/** Accounts for every line of a file and hands rows and rejects on to the sink. */
export class Collector {
	readonly #sink: ReadSink;
	readonly #outputs: readonly LayerOutput[];
	readonly #warnings = new Map<WarningCode, { count: number; examples: { line: number; value: string }[] }>();
	#rejects: RejectedLine[] = [];
	#rejectedText = 0;
	#firstReject: RejectedLine | null = null;
	#accepted = 0;
	#rejected = 0;
	#ignored = 0;

	constructor(sink: ReadSink, outputs: readonly LayerOutput[]) {
		this.#sink = sink;
		this.#outputs = outputs;
	}

	accept(): void {
		this.#accepted++;
	}

	ignore(): void {
		this.#ignored++;
	}

	reject({ line, raw }: SourceLine, problem: Omit<RejectedLine, 'line' | 'raw'>): void {
		this.#rejected++;
		const value =
			problem.value.length > LONGEST_VALUE ? `${problem.value.slice(0, LONGEST_VALUE)}…` : problem.value;
		const reject = { ...problem, line, raw: flatten(raw), value: flatten(value) };
		this.#firstReject ??= reject;
		this.#rejects.push(reject);
		this.#rejectedText += reject.raw.length;
	}

	/** Accepts the line if its row is new, ignores it if it repeats one, rejects it if it contradicts one. */
	offer(output: LayerOutput, row: readonly string[], source: SourceLine, keyColumn: string): boolean {
		const standing = output.offer(row, source.line);
		if (standing === 'new') this.accept();
		else if (standing === 'same') this.ignore();
		else {
			const expected = 'une seule ligne par identifiant ; la première est gardée';
			this.reject(source, { code: 'duplicate-conflict', column: keyColumn, value: row[0] ?? '', expected });
		}
		return standing === 'new';
	}

	warn(code: WarningCode, line: number, value: string): void {
		const known = this.#warnings.get(code);
		if (!known) {
			this.#warnings.set(code, {
				count: 1,
				examples: [{ line, value: flatten(value.slice(0, LONGEST_VALUE)) }]
			});
			return;
		}
		known.count++;
		if (known.examples.length < EXAMPLES)
			known.examples.push({ line, value: flatten(value.slice(0, LONGEST_VALUE)) });
	}

	/** True when enough is held for {@link flush} to be worth it. */
	get isFull(): boolean {
		return (
			this.#rejects.length >= HELD_REJECTS ||
			this.#rejectedText >= HELD_TEXT ||
			this.#outputs.some((output) => output.isFull)
		);
	}

	/** Hands on what is held. @throws Refused when the file has too many lines, or hardly any that can be used. */
	async flush(): Promise<void> {
		if (this.#rejected > LIMITS.rejects && this.#rejected > this.#accepted && this.#firstReject) {
			throw new Refused({ code: 'too-many-rejects', limit: LIMITS.rejects, first: this.#firstReject });
		}
		if (this.counts.read > LIMITS.rows) throw new Refused({ code: 'too-many-rows', limit: LIMITS.rows });
		for (const output of this.#outputs) {
			const batch = output.take();
			if (batch) await this.#sink.batch(batch);
		}
		const rejects = this.#rejects;
		this.#rejects = [];
		this.#rejectedText = 0;
		for (const reject of rejects) {
			const pending = this.#sink.reject(reject);
			if (pending) await pending;
		}
	}

	/** Lines refused so far. */
	get rejected(): number {
		return this.#rejected;
	}

	get counts(): { read: number; accepted: number; rejected: number; ignored: number } {
		const read = this.#accepted + this.#rejected + this.#ignored;
		return { read, accepted: this.#accepted, rejected: this.#rejected, ignored: this.#ignored };
	}

	get warnings(): readonly FileWarning[] {
		return [...this.#warnings].map(([code, { count, examples }]) => ({ code, count, examples }));
	}
}
