import { createHash } from 'node:crypto';
import { LIMITS, Refused } from '../contract';
import type { TextRecord } from '../delimited';
import { cleanText, fold } from '../values';

interface Header {
	/** Physical line, from 1. */
	readonly line: number;
	/** Names, cleaned, without the empty ones at the end. */
	readonly names: readonly string[];
}

/** Lines that may stand before the header: a title, a date… */
const MOST_BEFORE = 10;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The header among the first non-blank records: the first with two names or more, so that a title above it is passed over;
 * else the first. @throws Refused when the header cannot be used.
 */
export function findHeader(records: readonly TextRecord[]): Header {
	const first = records.slice(0, MOST_BEFORE);
	const record =
		first.find(({ fields }) => fields.filter((field) => field.trim() !== '').length > 1) ?? first[0];
	if (!record) throw new Refused({ code: 'empty' });
	if (record.problem === 'line-too-long' || Buffer.byteLength(record.raw) > LIMITS.header) {
		throw new Refused({ code: 'header-too-long', limit: LIMITS.header });
	}
	if (record.problem === 'bad-quotes') throw new Refused({ code: 'header-damaged' });
	const names = headerNames(record.fields);
	checkNames(names);
	return { line: record.line, names };
}

/** Names of the columns of a header row. */
function headerNames(fields: readonly string[]): readonly string[] {
	const names = fields.map((field) => cleanText(field).replace(/^'(?=[=+\-@])/, ''));
	let length = names.length;
	while (length > 0 && names[length - 1] === '') length--;
	return names.slice(0, length);
}

function checkNames(names: readonly string[]): void {
	if (names.length > LIMITS.columns) {
		throw new Refused({ code: 'too-many-columns', columns: names.length, limit: LIMITS.columns });
	}
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const name of names) {
		if (RESERVED.has(name.trim().toLowerCase())) throw new Refused({ code: 'reserved-header', header: name });
		const key = fold(name);
		if (key !== '' && seen.has(key)) repeated.add(name);
		seen.add(key);
	}
	if (repeated.size > 0) throw new Refused({ code: 'duplicate-headers', headers: [...repeated] });
}

/** Identifies a header whatever its case, accents and punctuation: files that share it share a mapping. */
export const fingerprintOf = (names: readonly string[]): string =>
	createHash('sha256')
		.update(JSON.stringify(names.map(fold)))
		.digest('hex')
		.slice(0, 32);
