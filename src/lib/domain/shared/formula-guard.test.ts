import { expect, it } from 'vitest';
import { neutralise } from './formula-guard';

it.each(['=1+1', ' =1', '\n=1', '\tSUM(1)', '＝1', '\u200b@x', '-1+1', '+33 1+A1'])(
	'an apostrophe disarms %j',
	(text) => {
		expect(neutralise(text)).toBe(`'${text}`);
	}
);

it('a NUL, which hides what follows it, is removed', () => {
	expect(neutralise('\0=1\0')).toBe("'=1");
});

it.each([
	'-12,5',
	'+3',
	'-1 234,56',
	'-1\u202f234',
	'-0.5',
	'12',
	'-',
	'Le Lac',
	'a=b',
	'x@y.fr',
	'2A0000014',
	''
])('%j is left as it is', (text) => {
	expect(neutralise(text)).toBe(text);
});
