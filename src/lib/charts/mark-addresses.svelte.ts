import type { Attachment } from 'svelte/attachments';

/** What comes before a mark is followed, opened in another tab or its address copied, by any means. */
const REACHING = [
	'pointerover',
	'pointerdown',
	'focusin',
	'keydown',
	'contextmenu',
	'click',
	'auxclick',
	'dragstart'
] as const;

/** Where the marks of a chart lead that filter. */
export interface MarkAddresses {
	/** The address of a mark before the page is alive, none afterwards. */
	first(mark: string): string | undefined;
	/** For the root of the chart. */
	readonly follow: Attachment;
}

/**
 * The addresses of marks, `data-mark` saying which is which. Each changes at each click, and they are some two hundred: once the
 * page is alive only the mark that is pointed at, focused or clicked bears its own, which follows the view. No other has one that
 * could be out of date.
 * @param hrefOf the address under the present view
 */
export function markAddresses(hrefOf: (mark: string) => string): MarkAddresses {
	let alive = $state(false);
	/** The mark that was reached last, and the one that has the focus, which would lose it with its address. */
	let reached = $state.raw<readonly Element[]>([]);

	const write = (mark: Element): void =>
		mark.setAttribute('href', hrefOf(mark.getAttribute('data-mark') ?? ''));

	function reach({ target }: Event): void {
		const mark = target instanceof Element ? target.closest('[data-mark]') : null;
		if (!mark) return;
		const others = reached.filter((each) => each !== mark && each === document.activeElement);
		for (const each of reached) if (each !== mark && !others.includes(each)) each.removeAttribute('href');
		reached = [mark, ...others];
		// At once: the click that follows reads it.
		write(mark);
	}

	return {
		first: (mark) => (alive ? undefined : hrefOf(mark)),
		follow: (chart) => {
			alive = true;
			for (const event of REACHING) chart.addEventListener(event, reach, { capture: true });
			$effect(() => {
				for (const mark of reached) if (mark.isConnected) write(mark);
			});
			return () => {
				for (const event of REACHING) chart.removeEventListener(event, reach, { capture: true });
			};
		}
	};
}
