const KEY = 'cible-2028:raccourcis-pupitre';

/** Whether the keys of the console do something on this device; they do where nothing can be kept. */
export function shortcutsAreOn(): boolean {
	try {
		return localStorage.getItem(KEY) !== 'non';
	} catch {
		return true;
	}
}

/** Remembers it for this device. */
export function keepShortcuts(on: boolean): void {
	try {
		if (on) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, 'non');
	} catch {
		// A browser that keeps nothing forgets the choice with the page.
	}
}
