/** A value as the files of a dossier write it: keys in order, tabs, one line break at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(inOrder(value), null, '\t')}\n`;

/** The same value with the keys of every object in order. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
			.map(([key, each]) => [key, inOrder(each)])
	);
}
