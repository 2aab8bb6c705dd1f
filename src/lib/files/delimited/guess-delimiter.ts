import type { TextEncoding } from '../contract';
import { RecordSplitter } from './record-splitter';

/** In order of preference when two do as well. */
const CANDIDATES = [';', ',', '\t', '|'];
const LOOKED_AT = 20;

/** The delimiter that cuts the first records most evenly, then into most cells; `;` when none cuts. */
export function guessDelimiter(head: Buffer, encoding: TextEncoding, whole: boolean): string {
	let best = ';';
	let bestScore = 0;
	for (const delimiter of CANDIDATES) {
		const score = evenness(
			firstRecords(head, encoding, delimiter, whole, LOOKED_AT).map((r) => r.fields.length)
		);
		if (score > bestScore) [best, bestScore] = [delimiter, score];
	}
	return best;
}

/** The first non-blank records of the start of a file. */
export function firstRecords(
	head: Buffer,
	encoding: TextEncoding,
	delimiter: string,
	whole: boolean,
	most: number
) {
	const splitter = new RecordSplitter(delimiter, encoding);
	const records = splitter.push(head);
	if (whole) records.push(...splitter.end());
	return records.filter((record) => record.raw.trim() !== '').slice(0, most);
}

/** 0 when the commonest count is 1; else its share of the records, to which the count itself adds a little. */
function evenness(counts: readonly number[]): number {
	const frequency = new Map<number, number>();
	for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
	let score = 0;
	for (const [count, times] of frequency) {
		if (count > 1) score = Math.max(score, times / counts.length + count / 1_000);
	}
	return score;
}
