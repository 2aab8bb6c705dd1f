/** One thing that a key does; the list of shortcuts shows the same. */
export interface Shortcut {
	/** As `KeyboardEvent.key` says it. */
	readonly key: string;
	/** The key as people call it, in French. */
	readonly keyName: string;
	readonly label: string;
	readonly when: () => boolean;
	readonly run: () => void;
}

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';
/** The space bar presses what has the focus: it is left to it. */
const PRESSED_BY_SPACE = 'button, a, summary';

/**
 * Runs the shortcut of a key. Never while somebody types, chooses, or answers a dialog, nor with a key that the browser or the
 * system may want.
 * @returns whether there was one
 */
export function runShortcut(event: KeyboardEvent, shortcuts: readonly Shortcut[]): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return false;
	const { target } = event;
	if (target instanceof Element && target.closest(FIELDS)) return false;
	if (event.key === ' ' && target instanceof Element && target.closest(PRESSED_BY_SPACE)) return false;
	const found = shortcuts.find(({ key, when }) => key.toLowerCase() === event.key.toLowerCase() && when());
	if (!found) return false;
	event.preventDefault();
	found.run();
	return true;
}
