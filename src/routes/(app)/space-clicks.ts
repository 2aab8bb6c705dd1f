import type { Attachment } from 'svelte/attachments';

/** A link that toggles something answers to Space, as a button does. */
export const spaceClicks: Attachment<HTMLElement> = (link) => {
	const onKeydown = (event: KeyboardEvent): void => {
		if (event.key !== ' ') return;
		event.preventDefault();
		link.click();
	};
	link.addEventListener('keydown', onKeydown);
	return () => link.removeEventListener('keydown', onKeydown);
};
