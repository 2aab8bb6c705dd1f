import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { whenIdle } from './when-idle';

/** What is about to be used, though it may be out of sight: by the keyboard, by a reader of screens, on paper. */
const USED = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'click'] as const;

/** What a part of a page shows. */
export interface CatchUp<Shown> {
	readonly shown: Shown;
	/** For the element that holds the part. */
	readonly follow: Attachment;
}

/**
 * Brings a part of a page up to date at once while it is in sight, and right after, when the page has nothing else to do, while it
 * is not: a click then waits for what can be seen only. What is used or printed is brought up to date before.
 */
export function catchUp<Shown>(now: () => Shown): CatchUp<Shown> {
	let inSight = $state(true);
	let before = $state.raw(now());
	const shown = $derived(inSight ? now() : before);

	function settle(): void {
		before = now();
	}
	function settleAtOnce(): void {
		if (!inSight && before !== now()) flushSync(settle);
	}

	return {
		get shown() {
			return shown;
		},
		follow: (part) => {
			const observer = new IntersectionObserver(
				(entries) => {
					settle();
					inSight = entries.at(-1)?.isIntersecting ?? true;
				},
				{ rootMargin: hiddenEdges(part) }
			);
			observer.observe(part);
			$effect(() => {
				now();
				return inSight ? undefined : whenIdle(settle);
			});
			for (const event of USED) part.addEventListener(event, settleAtOnce, { capture: true });
			addEventListener('beforeprint', settleAtOnce);
			return () => {
				observer.disconnect();
				for (const event of USED) part.removeEventListener(event, settleAtOnce, { capture: true });
				removeEventListener('beforeprint', settleAtOnce);
				inSight = true;
			};
		}
	};
}

/** What lies under the top bar, or shows no more of a part than its empty edge, is not in sight. */
function hiddenEdges(part: Element): string {
	const { scrollPaddingTop } = getComputedStyle(document.documentElement);
	const { paddingTop } = getComputedStyle(part);
	const pixels = (length: string): number => parseFloat(length) || 0;
	return `${-pixels(scrollPaddingTop)}px 0px ${-pixels(paddingTop)}px`;
}
