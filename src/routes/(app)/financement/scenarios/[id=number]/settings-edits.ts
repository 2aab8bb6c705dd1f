import type { Settings } from '$lib/domain/funding';
import type { Wanted } from './saver';

/** Nothing said. */
export const NOTHING: Settings = new Map();

/** Settings with one key said or forgotten. */
export function withKey(settings: Settings, key: string, wanted: Wanted): Settings {
	const changed = new Map(settings);
	if ('value' in wanted) changed.set(key, wanted.value);
	else changed.delete(key);
	return changed;
}

/** Settings with some keys as others have them, forgotten where they do not. */
export const takingKeys = (settings: Settings, keys: readonly string[], from: Settings): Settings =>
	keys.reduce(
		(taken, key) => withKey(taken, key, from.has(key) ? { value: from.get(key) } : { reset: true }),
		settings
	);

/** What is said over what is inherited. */
export const over = (inherited: Settings, own: Settings): Settings => new Map([...inherited, ...own]);

/** Sentences by key, with one put or taken away when it is empty. */
export function withSentence(
	sentences: ReadonlyMap<string, string>,
	key: string,
	sentence: string
): ReadonlyMap<string, string> {
	const changed = new Map(sentences);
	if (sentence === '') changed.delete(key);
	else changed.set(key, sentence);
	return changed;
}

/** No sentence. */
export const SILENCE: ReadonlyMap<string, string> = new Map();
