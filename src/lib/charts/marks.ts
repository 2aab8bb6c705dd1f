import type { Attachment } from 'svelte/attachments';
import { placeTowards } from './direction';

/** How to use a chart by the keyboard, told to those who cannot see it. */
export const MARKS_HINT =
	'Flèches pour parcourir les repères, Entrée ou Espace pour filtrer ou ne plus filtrer.';

/** The same for a chart whose marks open to the formula of their figure. */
export const OPEN_HINT = 'Flèches pour parcourir les repères, Entrée ou Espace pour voir le calcul.';

/** The same for a chart whose marks are only read, or lead to a page. */
export const FOLLOW_HINT = 'Flèches pour parcourir les repères ; Entrée suit un repère qui mène à une page.';

type Mark = HTMLElement | SVGElement;

const isMark = (element: Element | null): element is Mark =>
	element instanceof HTMLElement || element instanceof SVGElement;

/**
 * Makes the marks of a chart (`data-mark`) one stop of the Tab key: arrows go from mark to mark, Space does what Enter does
 * on a link. Marks are links, so that they also work before the page is ready and open in another tab.
 */
export const marksKeys: Attachment = (chart) => {
	const marks = (): Mark[] => [...chart.querySelectorAll('[data-mark]')].filter(isMark);

	/** Exactly one mark is in the order of Tab, also after some were redrawn. */
	function keepOneStop(): void {
		const all = marks();
		const stop =
			all.find((mark) => mark === document.activeElement) ?? all.find((mark) => mark.tabIndex === 0);
		all.forEach((mark, place) => {
			const wanted = stop ? mark === stop : place === 0;
			if ((mark.tabIndex === 0) !== wanted) mark.tabIndex = wanted ? 0 : -1;
		});
	}

	function onKeydown(event: Event): void {
		if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
		const target = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
		if (!isMark(target)) return;
		if (event.key === ' ') {
			event.preventDefault();
			target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
			return;
		}
		const all = marks();
		const places = all.map((mark) => {
			const { left, top, width, height } = mark.getBoundingClientRect();
			return { x: left + width / 2, y: top + height / 2 };
		});
		const next = all[placeTowards(event.key, places, all.indexOf(target))];
		if (!next) return;
		event.preventDefault();
		next.focus();
	}

	const observer = new MutationObserver(keepOneStop);
	observer.observe(chart, { childList: true, subtree: true });
	chart.addEventListener('keydown', onKeydown);
	chart.addEventListener('focusin', keepOneStop);
	keepOneStop();
	return () => {
		observer.disconnect();
		chart.removeEventListener('keydown', onKeydown);
		chart.removeEventListener('focusin', keepOneStop);
	};
};
