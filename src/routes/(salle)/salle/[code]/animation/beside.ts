/** Where each screen of a rehearsal stands beside the console: a projector is wide, a phone is narrow. */
const WINDOWS = {
	projecteur: 'popup,width=960,height=580,left=40,top=60',
	telephone: 'popup,width=400,height=780,left=980,top=40'
} as const;

/**
 * What a link to a screen does when it is clicked: opens it in a window of its own, beside the console, whose name finds it again.
 * Where windows are refused, or asked for otherwise, the link stays a link.
 */
export const openBeside =
	(name: keyof typeof WINDOWS) =>
	(event: MouseEvent & { readonly currentTarget: EventTarget | null }): void => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		const link = event.currentTarget;
		if (!(link instanceof HTMLAnchorElement)) return;
		const opened = window.open(link.href, name, WINDOWS[name]);
		if (!opened) return;
		opened.focus();
		event.preventDefault();
	};
