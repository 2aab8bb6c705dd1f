import type { Attachment } from 'svelte/attachments';

/** Smaller than this, letters are no longer read from the back of a room: the slide scrolls instead. */
const SMALLEST = 0.62;
const STEP = 0.04;
/** Narrower screens are somebody's, and scroll. */
const NARROW_PX = 768;

/** Makes what it is attached to smaller, until it is as high as the room that its parent gives it: a projector cuts nothing. */
export const fit: Attachment<HTMLElement> = (slide) => {
	const place = slide.parentElement;
	if (!place) return;
	const measure = (): void => {
		slide.style.zoom = '1';
		if (window.innerWidth < NARROW_PX) return;
		for (let zoom = 1 - STEP; zoom >= SMALLEST && place.scrollHeight > place.clientHeight + 1; zoom -= STEP)
			slide.style.zoom = zoom.toFixed(2);
	};
	const changes = new MutationObserver(measure);
	changes.observe(slide, { childList: true, subtree: true, characterData: true });
	const size = new ResizeObserver(measure);
	size.observe(place);
	size.observe(slide);
	measure();
	return () => {
		changes.disconnect();
		size.disconnect();
	};
};
