/** Reading of parsed JSON without trusting its shape. */
export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a key; an empty one when it is absent or something else. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
	const value = parent[key];
	return isObject(value) ? value : {};
}

/** The elements under a key; none when it is absent or something else. */
export function listAt(parent: JsonObject, key: string): readonly unknown[] {
	const value = parent[key];
	return Array.isArray(value) ? value : [];
}

/** The text under a key, a number as text; `''` when it is absent or something else. */
export function textAt(parent: JsonObject, key: string): string {
	const value = parent[key];
	if (typeof value === 'string') return value;
	return typeof value === 'number' ? String(value) : '';
}
