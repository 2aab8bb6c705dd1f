import { parseFiness } from '$lib/domain/shared';

/** What separates cells whatever the software: tabs, commas, semicolons, bars, slashes, brackets, quotes. */
const CELLS = /[\t,;|/()[\]{}"«»“”]+/;
const WORDS = /[\s\u00a0\u202f:'’–—]+/;

/** A run of 7 to 16 characters with at least 6 digits: a FINESS number, damaged or not, or another identifier. */
const NUMBER_LIKE = /^(?=(?:\D*\d){6})[0-9A-Za-z][0-9A-Za-z.+]{6,15}$/;

/**
 * The FINESS numbers, or what was given as such, in one line of free text. A number may be written in groups
 * (`01 000 002 4`) when nothing else shares its cell.
 */
export function numbersOf(line: string): readonly string[] {
	return line.split(CELLS).flatMap((cell) => {
		const text = cell.trim();
		if (text === '') return [];
		if (parseFiness(text).ok) return [text];
		return text.split(WORDS).filter((word) => NUMBER_LIKE.test(word));
	});
}
