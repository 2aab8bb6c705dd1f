import type { Component } from 'svelte';

/** Something a person can do: menus, the command palette and shortcuts all come from such objects. */
export interface UserAction {
	/** Stable: recent ones are remembered by it. */
	readonly id: string;
	readonly title: string;
	readonly icon: Component<{ size?: number }>;
	/** Other words people look for it by. */
	readonly keywords?: string;
	readonly shortcut?: Shortcut;
	/** Whether it makes sense here and now; always when absent. */
	readonly when?: () => boolean;
	readonly do: () => void;
}

/** Keys pressed together; `code` is the place of the key on the keyboard, whatever its letter. */
export interface Shortcut {
	readonly code: string;
	readonly key: string;
	/** Ctrl, or ⌘ on a Mac. */
	readonly mod?: boolean;
	readonly alt?: boolean;
	readonly shift?: boolean;
}

export const isOffered = ({ when }: UserAction): boolean => when?.() ?? true;

const isMac = (): boolean => typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

/** The keys as people read them: `Ctrl K`, `⌘ K`. */
export function shortcutText({ key, mod, alt, shift }: Shortcut): string {
	const mac = isMac();
	return [
		...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
		...(alt ? [mac ? '⌥' : 'Alt'] : []),
		...(shift ? [mac ? '⇧' : 'Maj'] : []),
		key
	].join('\u00a0');
}

const answers = (
	event: KeyboardEvent,
	{ code, mod = false, alt = false, shift = false }: Shortcut
): boolean =>
	event.code === code &&
	(event.ctrlKey || event.metaKey) === mod &&
	event.altKey === alt &&
	event.shiftKey === shift;

/** The action whose shortcut was pressed, among those offered now. */
export const actionOf = (actions: readonly UserAction[], event: KeyboardEvent): UserAction | undefined =>
	actions.find((action) => action.shortcut && answers(event, action.shortcut) && isOffered(action));

/** What the open page offers besides what every page does. */
class PageActions {
	#sources = $state.raw<readonly (() => readonly UserAction[])[]>([]);

	get all(): readonly UserAction[] {
		return this.#sources.flatMap((source) => source());
	}

	/** To be called in an effect of the page: what it returns takes the actions away again. */
	offer(source: () => readonly UserAction[]): () => void {
		this.#sources = [...this.#sources, source];
		return () => {
			this.#sources = this.#sources.filter((other) => other !== source);
		};
	}
}

export const pageActions = new PageActions();

/** Actions as the items of a menu. */
export const menuItems = (
	actions: readonly UserAction[]
): readonly { readonly label: string; readonly run: () => void }[] =>
	actions.filter(isOffered).map((action) => ({ label: action.title, run: () => action.do() }));
