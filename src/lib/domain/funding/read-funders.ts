import { PRIORITY_KEYS, type Funder, type Shortage } from './plan';
import type { ValueReader } from './value-reader';

/** A funder and its envelopes by year; null, with problems, when it cannot be used. */
export function readFunder(reader: ValueReader, id: string, value: unknown): Funder | null {
	const said = reader.object(value, '');
	if (!said) return null;
	const before = reader.problems.length;
	const limit = (of: unknown, path: string): number | null =>
		of === null || of === undefined ? null : Math.round(reader.number(of, path, { max: 1e14 }));
	const label = reader.text(said['label'], 'label');
	const envelopes = reader.list(said['envelopes'] ?? [], 'envelopes').map((one, i) => {
		const envelope = reader.object(one, `envelopes[${i}]`) ?? {};
		return {
			year: reader.number(envelope['year'], `envelopes[${i}].year`, { min: 2020, max: 2100 }),
			ae: limit(envelope['ae'], `envelopes[${i}].ae`),
			cp: limit(envelope['cp'], `envelopes[${i}].cp`)
		};
	});
	return reader.problems.length > before ? null : { id, label, envelopes };
}

/** What happens when money is short; null, with problems, when it cannot be used. */
export function readShortage(reader: ValueReader, value: unknown): Shortage | null {
	const said = reader.object(value, '');
	const kind = said ? reader.oneOf(said['kind'], 'kind', ['pro-rata', 'priority', 'optimum']) : null;
	if (!said || kind === null) return null;
	if (kind === 'pro-rata') return { kind };
	if (kind === 'optimum')
		return { kind, allocation: typeof said['allocation'] === 'string' ? said['allocation'] : null };
	const order = reader
		.list(said['order'], 'order')
		.flatMap((one, i) => reader.oneOf(one, `order[${i}]`, PRIORITY_KEYS) ?? []);
	return { kind, order };
}
