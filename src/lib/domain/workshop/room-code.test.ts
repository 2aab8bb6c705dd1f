import { expect, it } from 'vitest';
import fc from 'fast-check';
import { readRoomCode, ROOM_CODE_LENGTH, ROOM_CODE_SIGNS, shownRoomCode } from './index';

it('is of 31 signs, each once, without those that look like another', () => {
	expect(new Set(ROOM_CODE_SIGNS).size).toBe(31);
	expect(ROOM_CODE_SIGNS).toHaveLength(31);
	expect(ROOM_CODE_SIGNS).not.toMatch(/[01OIL]/);
});

it.each([
	['K7MP3XQD', 'K7MP3XQD'],
	['k7mp-3xqd', 'K7MP3XQD'],
	['  k7mp – 3xqd ', 'K7MP3XQD'],
	['K7MP\u00a03XQD', 'K7MP3XQD'],
	['K7MP3XQ', null],
	['K7MP3XQDD', null],
	['K7MP3XQ0', null],
	['', null],
	['../../etc', null],
	[`${' '.repeat(40)}K7MP3XQD`, null]
])('reads %j as %j', (typed, code) => {
	expect(readRoomCode(typed)).toBe(code);
});

it('reads back every code as it is shown', () => {
	const codes = fc.string({
		unit: fc.constantFrom(...ROOM_CODE_SIGNS.split('')),
		minLength: ROOM_CODE_LENGTH,
		maxLength: ROOM_CODE_LENGTH
	});
	fc.assert(fc.property(codes, (code) => readRoomCode(shownRoomCode(code).toLowerCase()) === code));
});
