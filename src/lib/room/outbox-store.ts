import type { Sent } from '$lib/domain/workshop';

/** Something to send, with its place in the order. */
export interface Kept {
	readonly order: number;
	readonly sent: Sent;
}

/** Where what is not sent yet is kept, so that a reload does not lose it. */
export interface OutboxStore {
	/** In order. */
	readonly all: () => readonly Kept[];
	readonly put: (kept: Kept) => void;
	readonly drop: (key: string) => void;
}

/**
 * Keeps what is to be sent in the browser, one entry each, so that two tabs never overwrite each other. Where a browser keeps
 * nothing, as in some private windows, a reload loses what was not sent, and nothing else is lost.
 * @param owner room and who sends, so that somebody else on the same device sends none of it
 */
export function browserStore(owner: string): OutboxStore {
	const prefix = `cible:salle:${owner}:`;
	return {
		all() {
			try {
				return Object.keys(localStorage)
					.filter((name) => name.startsWith(prefix))
					.flatMap((name) => {
						const text = localStorage.getItem(name);
						return text === null ? [] : [JSON.parse(text) as Kept];
					})
					.sort((a, b) => a.order - b.order);
			} catch {
				return [];
			}
		},
		put(kept) {
			try {
				localStorage.setItem(prefix + kept.sent.key, JSON.stringify(kept));
			} catch {
				// Full or forbidden: it is still sent from memory.
			}
		},
		drop(key) {
			try {
				localStorage.removeItem(prefix + key);
			} catch {
				// Nothing was kept either.
			}
		}
	};
}
