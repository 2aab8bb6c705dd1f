import type { Attachment } from 'svelte/attachments';

/**
 * For what keeps its scroll when its own view changes (`data-sveltekit-noscroll`): a link to another page opens it at its top,
 * with the focus there.
 */
export const leaveFromTop: Attachment<HTMLElement> = (view) => {
	const look = ({ target }: MouseEvent): void => {
		const link = target instanceof Element ? target.closest('a') : null;
		if (!(link instanceof HTMLAnchorElement) || link.pathname === location.pathname) return;
		link.setAttribute('data-sveltekit-noscroll', 'off');
		link.setAttribute('data-sveltekit-keepfocus', 'off');
	};
	view.addEventListener('click', look, true);
	return () => view.removeEventListener('click', look, true);
};
