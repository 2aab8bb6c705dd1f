import * as v from 'valibot';

/** Something chosen in the palette lately: an action by its id, or a place by its address. */
export interface Recent {
	readonly id: string;
	readonly title: string;
	readonly detail: string;
	/** `''` for an action. */
	readonly href: string;
}

const KEY = 'cible-2028.recent';
const MOST = 6;
const STORED = v.array(
	v.object({
		id: v.string(),
		title: v.string(),
		detail: v.string(),
		href: v.pipe(
			v.string(),
			v.check((href) => href === '' || /^\/(?![/\\])/.test(href))
		)
	})
);

/** The last choices made in this browser, the latest first; none when it keeps nothing. */
export function readRecent(): readonly Recent[] {
	try {
		const parsed = v.safeParse(STORED, JSON.parse(localStorage.getItem(KEY) ?? '[]'));
		return parsed.success ? parsed.output.slice(0, MOST) : [];
	} catch {
		return [];
	}
}

/** Remembers a choice; a browser that refuses loses nothing that matters. */
export function remember(choice: Recent): void {
	const others = readRecent().filter(({ id }) => id !== choice.id);
	try {
		localStorage.setItem(KEY, JSON.stringify([choice, ...others].slice(0, MOST)));
	} catch {
		return;
	}
}
