import { customType } from 'drizzle-orm/pg-core';

/** Bytes, as a plain Uint8Array on both engines. */
export const bytea = customType<{ data: Uint8Array }>({
	dataType: () => 'bytea',
	fromDriver: (value) => {
		if (!(value instanceof Uint8Array)) throw new Error('The driver did not give bytes for a bytea column');
		return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
	}
});

/** In the output of JSON.stringify: a NUL or half of a surrogate pair, after an even number of backslashes. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/g;

/**
 * JSON text that PostgreSQL accepts as `jsonb`: it refuses NUL (written as its picture ␀) and lone surrogates (written as
 * the replacement character), which damaged files do hold.
 */
export const toJsonb = (value: unknown): string =>
	JSON.stringify(value).replace(
		UNSTORABLE,
		(_, before: string, code: string) => before + (code === '0000' ? '␀' : '\ufffd')
	);

/**
 * JSON. Drizzle's own `jsonb` parses twice, so that the text "12" comes back as the number 12; the drivers already parse.
 */
export const jsonb = customType<{ data: unknown; driverData: string }>({
	dataType: () => 'jsonb',
	toDriver: toJsonb,
	fromDriver: (value: unknown) => value
});
