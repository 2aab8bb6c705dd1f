/** Views of one place, the present one apart: what undo and redo lead to. */
interface Course {
	readonly past: readonly string[];
	readonly now: string;
	readonly future: readonly string[];
}

const LONGEST = 100;

/**
 * The views that followed each other on each page of this tab. Undo means the last change of view: of filters, search, order
 * or drawer, all of which are in the address. Only used in the browser.
 */
class ViewHistory {
	#courses = $state.raw<Readonly<Record<string, Course>>>({});
	#going: 'undo' | 'redo' | null = null;

	/**
	 * To be told of each address shown.
	 * @param isBack true for the buttons of the browser, which undo and redo too when they lead to a neighbour
	 */
	visit({ pathname, search }: URL, isBack: boolean): void {
		const course = this.#courses[pathname];
		const going = this.#going;
		this.#going = null;
		if (course?.now === search) return;
		const { past, now, future } = course ?? { past: [], now: search, future: [] };
		let next: Course = { past: [...past, now].slice(-LONGEST), now: search, future: [] };
		if (!course) next = { past: [], now: search, future: [] };
		else if ((going === 'undo' || isBack) && past.at(-1) === search)
			next = { past: past.slice(0, -1), now: search, future: [...future, now] };
		else if ((going === 'redo' || isBack) && future.at(-1) === search)
			next = { past: [...past, now], now: search, future: future.slice(0, -1) };
		this.#courses = { ...this.#courses, [pathname]: next };
	}

	/** The address before the last change on this page; null when there is none. */
	before = (pathname: string): string | null => this.#to(pathname, this.#courses[pathname]?.past.at(-1));

	/** The address that was undone last on this page; null when there is none. */
	after = (pathname: string): string | null => this.#to(pathname, this.#courses[pathname]?.future.at(-1));

	/** To be told before going to `before` or `after`. */
	leave(direction: 'undo' | 'redo'): void {
		this.#going = direction;
	}

	#to = (pathname: string, search: string | undefined): string | null =>
		search === undefined ? null : `${pathname}${search}`;
}

export const viewHistory = new ViewHistory();
