import { describe, expect, it } from 'vitest';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { defaultCriteria } from '$lib/reference';
import {
	freeTone,
	hasDefaultName,
	hueOf,
	inOutcome,
	outcomeLooks,
	SEGMENT_HUES,
	SEGMENT_TONES
} from './outcome-looks';

interface Named {
	readonly id: string;
	readonly label: string;
	readonly colour?: string;
}

const DEFAULTS: readonly Named[] = defaultCriteria.segments.map(({ id, label }) => ({ id, label }));
const added = (count: number): readonly Named[] =>
	Array.from({ length: count }, (_, i) => ({ id: `segment-${i}`, label: `Segment ${i}` }));
const renamed = DEFAULTS.map((each) => (each.id === 'large-group' ? { ...each, label: 'Sièges' } : each));
const tones = (segments: readonly Named[]): readonly string[] => {
	const looks = outcomeLooks(segments);
	return segments.map(({ id }) => looks(id).tone);
};

describe('the look of a default segment', () => {
	it('is short in tight places, and in its own colour', () => {
		const look = outcomeLooks(DEFAULTS)('large-group');
		expect(look).toEqual({
			label: 'Grands groupes, cible maximale',
			short: 'Grands groupes',
			tone: 'large-group'
		});
		expect(inOutcome('large-group', look)).toBe('dans les grands groupes');
	});

	it('is that of the criteria everywhere once it is renamed, in the colour it had', () => {
		const look = outcomeLooks(renamed)('large-group');
		expect(look).toEqual({ label: 'Sièges', short: 'Sièges', tone: 'large-group' });
		expect(inOutcome('large-group', look)).toBe('en « Sièges »');
		expect(hasDefaultName('large-group', look)).toBe(false);
		expect(hasDefaultName('physical-mie', outcomeLooks(renamed)('physical-mie'))).toBe(true);
	});

	it('has the colour that the criteria name', () => {
		const [first, ...others] = DEFAULTS;
		expect(tones([{ id: '', label: '', ...first, colour: 'plum' }, ...others])[0]).toBe('plum');
	});

	it('gives its colour up to a segment that names it', () => {
		const [first, second, third] = tones([
			...DEFAULTS.slice(0, 2),
			{ id: 'digital-mie', label: 'Structures à MIE digitalisé', colour: 'large-group' }
		]);
		expect([second, third]).toEqual(['physical-mie', 'large-group']);
		expect(first).toBe('digital-mie');
	});
});

describe('the colours of segments', () => {
	it('are all different as long as there are enough of them', () => {
		for (const count of [1, 2]) expect(new Set(tones([...DEFAULTS, ...added(count)])).size).toBe(3 + count);
		expect(tones([...added(2), ...DEFAULTS]).slice(2)).toEqual([
			'large-group',
			'physical-mie',
			'digital-mie'
		]);
		expect(new Set(tones(added(8)))).toEqual(new Set(SEGMENT_HUES));
	});

	it('come back past eight with another shape: no two of sixteen segments look alike', () => {
		const all = tones([...DEFAULTS, ...added(13)]);
		expect(new Set(all)).toEqual(new Set(SEGMENT_TONES));
		for (const tone of SEGMENT_TONES) expect(SEGMENT_HUES).toContain(hueOf(tone));
	});

	it('come back as seldom as can be beyond', () => {
		const all = tones([...DEFAULTS, ...added(15)]);
		const uses = SEGMENT_TONES.map((tone) => all.filter((each) => each === tone).length);
		expect(Math.max(...uses)).toBe(2);
		expect(Math.min(...uses)).toBe(1);
	});

	it('ignore a name that is not of a colour', () => {
		expect(tones([{ id: 'a', label: 'A', colour: 'rouge' }])).toEqual(['large-group']);
	});

	it('are free for a segment to come when no segment has them', () => {
		expect(freeTone(DEFAULTS)).toBe('plum');
		expect(freeTone([...DEFAULTS, { id: 'a', label: 'A', colour: 'plum' }])).toBe('olive');
		expect(freeTone(DEFAULTS.slice(1))).toBe('large-group');
	});
});

describe('the look of what is no segment', () => {
	it('does not depend on criteria', () => {
		for (const id of [...OTHER_STATES, 'absent']) {
			expect(outcomeLooks(added(3))(id)).toEqual(outcomeLooks()(id));
			expect(outcomeLooks()(id).label).not.toBe(id);
		}
	});

	it('keeps what a segment was called that criteria no longer have, in no colour of theirs', () => {
		const looks = outcomeLooks(DEFAULTS.slice(1));
		expect(looks('large-group')).toMatchObject({ short: 'Grands groupes', tone: 'out-of-scope' });
		expect(looks('gone')).toEqual({ label: 'gone', short: 'gone', tone: 'out-of-scope' });
	});
});

it('names the segments of two criteria by those that come after', () => {
	const looks = outcomeLooks([...DEFAULTS, { id: 'gone', label: 'Ancien' }], renamed);
	expect(looks('large-group').label).toBe('Sièges');
	expect(looks('gone').label).toBe('Ancien');
});
