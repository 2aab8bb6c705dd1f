/** Shortest and longest waits before trying again, in milliseconds. */
const FIRST = 1000;
const LONGEST = 4000;

/**
 * How long to wait before trying again: longer after each failure, and never the same for two devices, so that those of a room
 * do not all come back at once.
 * @param failures in a row, from 1
 * @param chance 0 to 1
 * @returns milliseconds
 */
export const waitAfter = (failures: number, chance: number): number =>
	Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 10)) * (0.5 + chance / 2);
