import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, read, refusalMessage, type FileSource } from '../../../src/lib/files';
import { file, finess, HEADER_502, structureet } from './builders';
import { sourceOf } from './collect';

const numbers = Array.from({ length: 12 }, (_, i) => finess('01', i));
const REGISTER = file(HEADER_502, ...numbers.map((number) => structureet({ 1: number })));
const SURVEY = file(
	'FINESS;Effectif;DUI',
	...numbers.map((number, i) => `${number};${i * 7};"DUI, ""${i}"""`)
);

/** Somewhere in the file, some characters are replaced by others. */
const damage = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	removed: fc.nat(40),
	added: fc.oneof(fc.constantFrom('"', ';', '\n', '\r', '\r\n', '""', ';;;', '\n\n', 'é', '%'), fc.string())
});

function damaged(
	content: string,
	damages: readonly { at: number; removed: number; added: string }[]
): string {
	let text = content;
	for (const { at, removed, added } of damages) {
		const from = Math.floor(at * text.length);
		text = text.slice(0, from) + added + text.slice(from + removed);
	}
	return text;
}

/** Physical lines, whatever ends them. */
const physical = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);

describe('laws of reading', () => {
	it.each([
		['a register', REGISTER],
		['a survey', SURVEY]
	])(
		'%s, however damaged: every line is accepted, rejected with its text, or ignored',
		async (_, healthy) => {
			await fc.assert(
				fc.asyncProperty(fc.array(damage, { maxLength: 5 }), async (damages) => {
					const content = damaged(healthy, damages);
					const source = sourceOf(content);
					const detection = await detect(source);
					if (!detection.ok) {
						expect(refusalMessage(detection.error)).toMatch(/\.$/);
						return;
					}
					const lines = physical(content);
					const seen = new Set<number>();
					const claim = (line: number): void => {
						expect(seen.has(line)).toBe(false);
						expect(line).toBeLessThanOrEqual(lines.length);
						seen.add(line);
					};
					const result = await read(
						source,
						detection.value,
						{},
						{
							batch: (batch) => batch.lines.forEach(claim),
							reject(reject) {
								claim(reject.line);
								const own = physical(reject.raw);
								expect(lines.slice(reject.line - 1, reject.line - 1 + own.length)).toEqual(own);
							}
						}
					);
					if (!result.ok) {
						expect(refusalMessage(result.error)).toMatch(/\.$/);
						return;
					}
					const { format, read: total, accepted, rejected, ignored } = result.value;
					expect(total).toBe(accepted + rejected + ignored);
					// A line cut short may pass for one of cs1100505, whose establishments are understood and give no row.
					if (format === 'cs1100505') expect(seen.size).toBeLessThanOrEqual(accepted + rejected);
					else expect(seen.size).toBe(accepted + rejected);
				}),
				{ numRuns: 500 }
			);
		}
	);

	it('the same rows and rejects whatever the size of the chunks', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(damage, { maxLength: 4 }),
				fc.integer({ min: 1, max: 300 }),
				async (damages, size) => {
					const bytes = Buffer.from(damaged(SURVEY, damages));
					const cut = {
						...sourceOf(bytes),
						async *open() {
							await Promise.resolve();
							for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
						}
					};
					const outcome = async (source: FileSource): Promise<unknown> => {
						const detection = await detect(source);
						if (!detection.ok) return detection.error;
						const delivered: unknown[] = [];
						const report = await read(
							source,
							detection.value,
							{},
							{
								batch: (batch) => void delivered.push(batch),
								reject: (reject) => void delivered.push(reject)
							}
						);
						return { report, delivered };
					};
					expect(await outcome(cut)).toEqual(await outcome(sourceOf(bytes)));
				}
			),
			{ numRuns: 100 }
		);
	});
});
