import { describe, expect, it } from 'vitest';
import { formatDuration, formatTimer, timerWords } from './workshop';

describe('times of a workshop', () => {
	it.each([
		[0, '0 s'],
		[45, '45 s'],
		[60, '1 min'],
		[270, '4 min 30 s'],
		[3600, '1 h'],
		[3900, '1 h 05 min']
	])('%i seconds are « %s »', (seconds, text) =>
		expect(formatDuration(seconds)).toBe(text.replace(/ /g, '\u00a0'))
	);

	it.each([
		[270_000, '4:30', 'reste 4 min 30 s'],
		[1, '0:01', 'reste 1 s'],
		[0, '0:00', 'reste 0 s'],
		[-999, '+0:00', 'dépassé de 0 s'],
		[-20_000, '+0:20', 'dépassé de 20 s'],
		[3_660_000, '61:00', 'reste 1 h 01 min']
	])('a timer with %i ms left shows %s', (left, shown, words) => {
		expect(formatTimer(left)).toBe(shown);
		expect(timerWords(left).replace(/\u00a0/g, ' ')).toBe(words);
	});
});
