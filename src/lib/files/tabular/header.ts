import { createHash } from 'node:crypto';
import { LIMITS, Refused } from '../contract';
import type { TextRecord } from '../delimited';
import { cleanText, fold } from '../values';
import { namesField } from './name-fit';

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
	return { line: record.line, names: distinctNames(headerNames(record.fields)) };
}

/** Names of the columns of a header row. */
function headerNames(fields: readonly string[]): readonly string[] {
	const names = fields.map((field) => cleanText(field).replace(/^'(?=[=+\-@])/, ''));
	let length = names.length;
	while (length > 0 && names[length - 1] === '') length--;
	return names.slice(0, length);
}

/**
 * The names, those that are repeated numbered: `Âge (1)`, `Âge (2)`. @throws Refused when there are too many, or when one that
 * is repeated or reserved cannot be told.
 */
function distinctNames(names: readonly string[]): readonly string[] {
	if (names.length > LIMITS.columns) {
		throw new Refused({ code: 'too-many-columns', columns: names.length, limit: LIMITS.columns });
	}
	const folded = names.map(fold);
	const times = new Map<string, number>();
	for (const [index, name] of names.entries()) {
		if (RESERVED.has(name.trim().toLowerCase())) throw new Refused({ code: 'reserved-header', header: name });
		const key = folded[index] ?? '';
		times.set(key, (times.get(key) ?? 0) + 1);
	}
	const isRepeated = (index: number): boolean =>
		folded[index] !== '' && (times.get(folded[index] ?? '') ?? 0) > 1;
	const doubtful = names.filter((name, index) => isRepeated(index) && namesField(name));
	if (doubtful.length > 0) throw new Refused({ code: 'duplicate-headers', headers: firstOfEach(doubtful) });
	const ranks = new Map<string, number>();
	const distinct = names.map((name, index) => {
		if (!isRepeated(index)) return name;
		const key = folded[index] ?? '';
		const rank = (ranks.get(key) ?? 0) + 1;
		ranks.set(key, rank);
		return `${name} (${rank})`;
	});
	const said = distinct.map(fold).filter((name) => name !== '');
	if (new Set(said).size < said.length) {
		throw new Refused({
			code: 'duplicate-headers',
			headers: firstOfEach(names.filter((_, index) => isRepeated(index)))
		});
	}
	return distinct;
}

const firstOfEach = (names: readonly string[]): readonly string[] => {
	const folded = names.map(fold);
	return names.filter((_, index) => folded.indexOf(folded[index] ?? '') === index);
};

/** Identifies a header whatever its case, accents and punctuation: files that share it share a mapping. */
export const fingerprintOf = (names: readonly string[]): string =>
	createHash('sha256')
		.update(JSON.stringify(names.map(fold)))
		.digest('hex')
		.slice(0, 32);
