import { err, ok, type Result } from '../shared';
import { fold } from '../view';

/** Longest name of a saved view or of a list, in characters. */
export const LONGEST_NAME = 80;

/** A name that can be stored and shown: one line, no invisible characters, neither empty nor too long. */
export interface SavedName {
	readonly text: string;
	/** What two names that people would take for one another share: names are unique by it. */
	readonly key: string;
}

export type NameProblem = 'name-empty' | 'name-too-long';

/** Controls, format characters that hide or turn text around, halves of characters, line and paragraph ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu;

/** Reads a name as a person typed it. */
export function parseName(text: string): Result<SavedName, NameProblem> {
	const clean = text.normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
	const key = fold(clean);
	if (clean === '' || key === '') return err('name-empty');
	return Array.from(clean).length > LONGEST_NAME ? err('name-too-long') : ok({ text: clean, key });
}
