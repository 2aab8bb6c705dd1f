import type { Attachment } from 'svelte/attachments';

/**
 * Reports the width of an element in sixteenths of a rem, now and whenever it changes: charts are drawn in that unit,
 * so that they grow with the text on a projector.
 */
export const measure =
	(report: (width: number) => void): Attachment<HTMLElement> =>
	(element) => {
		const observer = new ResizeObserver(([entry]) => {
			const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
			const width = entry?.contentRect.width ?? 0;
			if (width > 0) report(Math.round((width * 16) / rem));
		});
		observer.observe(element);
		return () => observer.disconnect();
	};
