import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Colour tokens of the first `:root` block after a marker. */
function colours(marker: string): ReadonlyMap<string, string> {
	const from = sheet.indexOf(marker);
	const block = sheet.slice(from, sheet.indexOf('}', sheet.indexOf(':root', from)));
	return new Map(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? ''])
	);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
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
	'large-group-text',
	'physical-mie-text',
	'digital-mie-text',
	'plum-text',
	'olive-text',
	'out-of-scope-text',
	'alert-text'
];
const GRAPHICS = [
	'control',
	'large-group',
	'physical-mie',
	'digital-mie',
	'plum',
	'olive',
	'out-of-scope',
	'hatch',
	'alert'
];
const HUES = ['large-group', 'physical-mie', 'digital-mie', 'plum', 'olive', 'out-of-scope', 'alert'];

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

	it('writes on ink and on the hovered background at 4.5:1 or better', () => {
		expect(contrast(hex('on-ink'), hex('ink'))).toBeGreaterThanOrEqual(4.5);
		for (const text of TEXTS) expect(contrast(hex(text), hex('hover'))).toBeGreaterThanOrEqual(4.5);
	});
});

it('names the same colours in both schemes and on paper', () => {
	const [first, ...others] = SCHEMES.map(([, tokens]) => [...tokens.keys()].sort());
	for (const other of others) expect(other).toEqual(first);
});

it('keeps the dark scheme off paper', () => {
	expect(sheet).toContain('@media screen and (prefers-color-scheme: dark)');
	expect(sheet.match(/prefers-color-scheme/g)).toHaveLength(1);
});
