import { expect, it } from 'vitest';
import { delayAfter } from './index';

it.each([
	[0, 0],
	[4, 0],
	[5, 30],
	[6, 60],
	[7, 120],
	[8, 240],
	[9, 300],
	[10, 300],
	[1000, 300]
])('after %i attempts in a row the next one waits %i seconds', (attempts, seconds) => {
	expect(delayAfter(attempts)).toBe(seconds);
});

it('lets somebody who never stops make 19 attempts in an hour', () => {
	let [made, at] = [0, 0];
	while (at < 3600) {
		made++;
		at += delayAfter(made);
	}
	expect(made).toBe(19);
});
