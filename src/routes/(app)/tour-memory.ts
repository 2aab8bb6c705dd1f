const KEY = 'cible-2028:visite';

/** Whether this browser has never been offered the tour, or was told to forget it. A browser that keeps nothing counts as told. */
export function isTourForgotten(): boolean {
	try {
		return localStorage.getItem(KEY) === null;
	} catch {
		return false;
	}
}

/** The tour was taken or refused: it is not offered again. */
export function rememberTour(): void {
	try {
		localStorage.setItem(KEY, 'vue');
	} catch {
		// A browser that keeps nothing is not offered the tour either.
	}
}

export function forgetTour(): void {
	try {
		localStorage.removeItem(KEY);
	} catch {
		// Nothing was kept.
	}
}
