/** The longest extract of a refused value that a message shows. */
const LENGTH = 80;

/** A refused value as shown in a message, whatever it is: short, and without running anything of it. */
export function shown(value: unknown): string {
	if (Array.isArray(value))
		return `[${value.slice(0, 5).map(shownItem).join(', ')}${value.length > 5 ? ', …' : ''}]`;
	return shownItem(value);
}

function shownItem(value: unknown): string {
	if (typeof value === 'string') return value.length > LENGTH ? `${value.slice(0, LENGTH)}…` : value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return value === null ? 'null' : Array.isArray(value) ? '[…]' : value === undefined ? '' : '{…}';
}
