import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * The end of a navigation under way, at once when there is none. What a page reads again by itself waits for it: the router
 * would give the navigation up, and the link that somebody followed would seem dead.
 */
export const afterNavigation = (): Promise<void> =>
	navigating.complete?.catch(() => undefined) ?? Promise.resolve();

/** Reads again what depends on a key, for what the page does by itself. */
export async function refresh(key: `app:${string}`): Promise<void> {
	await afterNavigation();
	await invalidate(key);
}
