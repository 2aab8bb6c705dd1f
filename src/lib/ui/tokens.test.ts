import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEGMENT_HUES, SEGMENT_TONES } from '$lib/words';
import { glyphShape } from './glyph-shape';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Colour tokens of the first `:root` block after a marker. */
function colours(marker: string): ReadonlyMap<string, string> {
	const from = sheet.indexOf(marker);
	const block = sheet.slice(from, sheet.indexOf('}', sheet.indexOf(':root', from)));
	return new Map(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? ''])
	);
}

type Triple = readonly [number, number, number];

/** The linear red, green and blue of `#rrggbb`, from 0 to 1. */
function linear(hex: string): Triple {
	const channel = (at: number): number => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple => {
	const [a = 0, b = 0, c = 0] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z);
	return [a, b, c];
};

/** How far apart two colours look, in OKLab (Ottosson 2020): about 0.02 is seen side by side, 1 is black and white. */
function difference(a: Triple, b: Triple): number {
	const [first, second] = [a, b].map((colour) => {
		const [l, m, s] = times(TO_CONES, colour);
		return times(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
	});
	return Math.hypot(...[0, 1, 2].map((at) => (first?.[at] ?? 0) - (second?.[at] ?? 0)));
}
const TO_CONES: readonly Triple[] = [
	[0.4122214708, 0.5363325363, 0.0514459929],
	[0.2119034982, 0.6806995451, 0.1073969566],
	[0.0883024619, 0.2817188376, 0.6299787005]
];
const TO_LAB: readonly Triple[] = [
	[0.2104542553, 0.793617785, -0.0040720468],
	[1.9779984951, -2.428592205, 0.4505937099],
	[0.0259040371, 0.7827717662, -0.808675766]
];

/** What those see who lack one of the three kinds of cones: matrices of Machado, Oliveira and Fernandes (2009), on linear colours. */
const SIGHTS: readonly (readonly [string, number, readonly Triple[]])[] = [
	[
		'everybody',
		0.045,
		[
			[1, 0, 0],
			[0, 1, 0],
			[0, 0, 1]
		]
	],
	[
		'those who lack red',
		0.045,
		[
			[0.152286, 1.052583, -0.204868],
			[0.114503, 0.786281, 0.099216],
			[-0.003882, -0.048116, 1.051998]
		]
	],
	[
		'those who lack green',
		0.045,
		[
			[0.367322, 0.860646, -0.227968],
			[0.280085, 0.672501, 0.047413],
			[-0.01182, 0.04294, 0.968881]
		]
	],
	// One in thousands: shapes do the rest.
	[
		'those who lack blue',
		0.025,
		[
			[1.255528, -0.076749, -0.178779],
			[-0.078411, 0.930809, 0.147602],
			[0.004733, 0.691367, 0.3039]
		]
	]
];

function luminance(hex: string): number {
	const [red, green, blue] = linear(hex);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two `#rrggbb` colours as WCAG 2 defines it, from 1 to 21. */
function contrast(a: string, b: string): number {
	const [first, second] = [luminance(a), luminance(b)];
	return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const LIGHT = colours('The one sheet of tokens');
const SCHEMES = [
	['light', LIGHT],
	['dark', colours('prefers-color-scheme: dark')],
	// Paper keeps the hues of the light scheme: the dark one is for screens only.
	['print', new Map([...LIGHT, ...colours('@media print')])]
] as const;
const BACKGROUNDS = ['paper', 'surface', 'sunken'];
const TEXTS = [
	'ink',
	'ink-soft',
	'ink-muted',
	...SEGMENT_HUES.map((hue) => `${hue}-text`),
	'out-of-scope-text',
	'alert-text'
];
const GRAPHICS = ['control', ...SEGMENT_HUES, 'out-of-scope', 'hatch', 'alert'];
const HUES = [...SEGMENT_HUES, 'out-of-scope', 'alert'];

describe.each(SCHEMES)('the %s scheme', (_name, tokens) => {
	const hex = (name: string): string => {
		const value = tokens.get(name);
		if (!value) throw new Error(`No colour token --${name}`);
		return value;
	};

	it.each(TEXTS.flatMap((text) => BACKGROUNDS.map((ground) => [text, ground] as const)))(
		'writes %s on %s at 4.5:1 or better',
		(text, ground) => {
			expect(contrast(hex(text), hex(ground))).toBeGreaterThanOrEqual(4.5);
		}
	);

	it.each(GRAPHICS.flatMap((mark) => BACKGROUNDS.map((ground) => [mark, ground] as const)))(
		'draws %s on %s at 3:1 or better',
		(mark, ground) => {
			expect(contrast(hex(mark), hex(ground))).toBeGreaterThanOrEqual(3);
		}
	);

	it.each(HUES)('writes the text and the ink of %s on its tint at 4.5:1 or better', (hue) => {
		expect(contrast(hex(`${hue}-text`), hex(`${hue}-tint`))).toBeGreaterThanOrEqual(4.5);
		expect(contrast(hex('ink'), hex(`${hue}-tint`))).toBeGreaterThanOrEqual(4.5);
	});

	it.each(HUES)('draws the edge of %s on its tint at 3:1 or better', (hue) => {
		expect(contrast(hex(hue), hex(`${hue}-tint`))).toBeGreaterThanOrEqual(3);
	});

	it.each(SIGHTS)('keeps the colours of segments apart for %s', (_who, least, matrix) => {
		const seen = SEGMENT_HUES.map((hue): Triple => {
			const [red, green, blue] = times(matrix, linear(hex(hue))).map((value) =>
				Math.min(1, Math.max(0, value))
			);
			return [red ?? 0, green ?? 0, blue ?? 0];
		});
		const close = SEGMENT_HUES.flatMap((hue, i) =>
			seen
				.slice(i + 1)
				.map((other, at) => ({
					pair: `${hue}, ${SEGMENT_HUES[i + 1 + at]}`,
					apart: difference(seen[i] ?? [0, 0, 0], other)
				}))
				.filter(({ apart }) => apart < least)
		);
		expect(close).toEqual([]);
	});

	it('writes on ink and on the hovered background at 4.5:1 or better', () => {
		expect(contrast(hex('on-ink'), hex('ink'))).toBeGreaterThanOrEqual(4.5);
		for (const text of TEXTS) expect(contrast(hex(text), hex('hover'))).toBeGreaterThanOrEqual(4.5);
	});
});

it('gives each of the sixteen looks of a segment a shape that no other one has', () => {
	const shapes = SEGMENT_TONES.map(glyphShape);
	expect(shapes).not.toContain(null);
	expect(new Set(shapes).size).toBe(16);
});

it('names the same colours in both schemes and on paper', () => {
	const [first, ...others] = SCHEMES.map(([, tokens]) => [...tokens.keys()].sort());
	for (const other of others) expect(other).toEqual(first);
});

it('keeps the dark scheme off paper', () => {
	expect(sheet).toContain('@media screen and (prefers-color-scheme: dark)');
	expect(sheet.match(/prefers-color-scheme/g)).toHaveLength(1);
});
