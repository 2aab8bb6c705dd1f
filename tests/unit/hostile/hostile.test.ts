import { describe, expect, it } from 'vitest';
import {
	detect,
	mappingFromProposal,
	read,
	refusalMessage,
	rejectMessage,
	type FileRefusal
} from '../../../src/lib/files';
import { sourceOf } from '../files/collect';
import { baseFiles } from './bases';
import { damagedFiles } from './damages';
import type { HostileFile } from './hostile-file';
import { TRAPS } from './traps';

const TIMEOUT = 60_000;
const FRENCH = /^[A-ZÀÉ].*\.$/su;

type Outcome =
	| { readonly refusal: FileRefusal }
	| {
			readonly lines: number;
			readonly accepted: number;
			readonly rejected: number;
			readonly ignored: number;
	  };

/** Reads a hostile file and checks what must hold of any reading. */
async function outcomeOf({ bytes, name, source = sourceOf(bytes, name) }: HostileFile): Promise<Outcome> {
	const detection = await detect(source);
	if (!detection.ok) return { refusal: detection.error };
	const { tabular } = detection.value;
	const mapping = tabular ? mappingFromProposal(tabular.proposal) : null;
	let rejects = 0;
	const delivered = new Map<string, number>();
	const result = await read(source, detection.value, mapping ? { mapping } : {}, {
		batch({ kind, rows, lines, columns }) {
			expect(lines).toHaveLength(rows.length);
			for (const row of rows) {
				expect(row).toHaveLength(columns.length);
				for (const value of row) expect(value).not.toMatch(/[\0-\x1f]/);
			}
			delivered.set(kind, (delivered.get(kind) ?? 0) + rows.length);
		},
		reject(line) {
			rejects++;
			expect(line.line).toBeGreaterThan(0);
			expect(rejectMessage(line)).toMatch(/^Ligne .*\.$/su);
		}
	});
	if (!result.ok) return { refusal: result.error };
	const { read: lines, accepted, rejected, ignored, layers } = result.value;
	expect(accepted + rejected + ignored).toBe(lines);
	expect(rejects).toBe(rejected);
	for (const { kind, rows } of layers) expect(rows).toBe(delivered.get(kind) ?? 0);
	return { lines, accepted, rejected, ignored };
}

function judge(hostile: HostileFile, outcome: Outcome): void {
	if ('refusal' in outcome) {
		expect(refusalMessage(outcome.refusal)).toMatch(FRENCH);
		if (hostile.codes) expect(hostile.codes).toContain(outcome.refusal.code);
		expect(hostile.accepted, `refused as ${outcome.refusal.code}`).toBeUndefined();
		return;
	}
	expect(hostile.refused ?? false, `read: ${JSON.stringify(outcome)}`).toBe(false);
	if (hostile.lines !== undefined) expect(outcome.lines).toBe(hostile.lines);
	if (hostile.accepted !== undefined) expect(outcome.accepted).toBe(hostile.accepted);
}

const bases = await baseFiles();
const damaged = damagedFiles(bases);

describe('files made to hurt', () => {
	it('are a hundred and fifty at least', () => {
		expect(TRAPS.length + damaged.length).toBeGreaterThanOrEqual(150);
	});

	it.each(bases.map((base) => [base.name, base] as const))(
		'healthy, %s is accepted whole',
		async (_, base) => {
			const outcome = await outcomeOf(base);
			expect(outcome).toMatchObject({ rejected: 0, ignored: 0 });
			if (base.headerLines < 0 || 'refusal' in outcome) return;
			expect(outcome.lines).toBe(base.bytes.toString().trimEnd().split('\n').length - base.headerLines);
		}
	);

	it.each(TRAPS.map((hostile) => [hostile.name, hostile] as const))(
		'%s',
		async (_, hostile) => judge(hostile, await outcomeOf(hostile)),
		TIMEOUT
	);

	it.each(damaged.map((hostile) => [hostile.name, hostile] as const))(
		'%s is refused in French, or every line of it accounted for',
		async (_, hostile) => judge(hostile, await outcomeOf(hostile)),
		TIMEOUT
	);
});
