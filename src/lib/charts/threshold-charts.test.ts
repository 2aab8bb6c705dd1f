import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutHistogram } from './histogram';
import { layOutCurve, spreadLabels } from './threshold-curve';
import { valueAxis } from './value-axis';

const arbValues = fc
	.uniqueArray(fc.nat(20_000), { minLength: 1, maxLength: 30 })
	.map((values) =>
		values.sort((a, b) => a - b).map((value, i) => ({ value, known: (i * 7) % 5, estimated: 1 + (i % 3) }))
	);
const counted = (values: readonly { value: number; known: number; estimated: number }[]) =>
	values.map(({ value, known, estimated }) => ({ value, count: known + estimated }));
const axisOf = (values: Parameters<typeof counted>[0], include: readonly number[] = []) =>
	valueAxis(counted(values), { from: 30, to: 400, include, whole: true });

describe('the axis of a threshold', () => {
	it('holds every value and every threshold asked for, in their order', () => {
		fc.assert(
			fc.property(arbValues, fc.nat(40_000), (values, threshold) => {
				const axis = axisOf(values, [threshold]);
				const all = [...values.map(({ value }) => value), threshold].sort((a, b) => a - b);
				const places = all.map(axis.position);
				expect(places).toEqual([...places].sort((a, b) => a - b));
				for (const place of places) {
					expect(place).toBeGreaterThanOrEqual(30);
					expect(place).toBeLessThanOrEqual(400);
				}
				expect(axis.high).toBeGreaterThanOrEqual(all.at(-1)!);
			})
		);
	});

	it('gives back the value of a place, to a pixel', () => {
		fc.assert(
			fc.property(arbValues, fc.integer({ min: 30, max: 400 }), (values, x) => {
				const axis = axisOf(values);
				const value = axis.valueAt(x);
				expect(Number.isInteger(value)).toBe(true);
				// Where a pixel is less than one, the nearest whole number may be farther.
				const grain = Math.max(
					axis.position(value + 1) - axis.position(value),
					axis.position(value) - axis.position(value - 1)
				);
				expect(Math.abs(axis.position(value) - x)).toBeLessThanOrEqual(Math.max(1, grain));
			})
		);
	});

	it.each([
		[[1, 2, 3, 8, 600], true],
		[[1, 2, 3, 8, 40], false],
		[[70, 80, 100, 600], false]
	])('of %j is logarithmic: %s', (values, wide) => {
		expect(axisOf(values.map((value) => ({ value, known: 1, estimated: 0 }))).wide).toBe(wide);
	});
});

describe('the distribution under a threshold', () => {
	it('counts each value once, and draws heights from zero on one scale', () => {
		fc.assert(
			fc.property(arbValues, fc.nat(50), (values, unknown) => {
				const { columns, unknownTop } = layOutHistogram(values, unknown, axisOf(values), {
					base: 200,
					top: 20
				});
				const sum = (of: 'known' | 'estimated', from: readonly { known: number; estimated: number }[]) =>
					from.reduce((total, each) => total + each[of], 0);
				expect(sum('known', columns)).toBe(sum('known', values));
				expect(sum('estimated', columns)).toBe(sum('estimated', values));
				expect(unknownTop === null).toBe(unknown === 0);
				for (const { top, split } of columns) {
					expect(top).toBeGreaterThanOrEqual(20 - 1e-9);
					expect(split).toBeGreaterThanOrEqual(top);
					expect(split).toBeLessThanOrEqual(200);
				}
			})
		);
	});
});

describe('the curve of sizes', () => {
	const steps = [
		{ at: 10, sizes: [5, 0] },
		{ at: 20, sizes: [2, 3] },
		{ at: 30, sizes: [0, 5] }
	];
	const axis = axisOf([{ value: 39, known: 1, estimated: 0 }]);
	const xs = (path: string): number[] => [...path.matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x));
	const place = (value: number): number => Math.round(axis.position(value) * 10) / 10;

	it('steps after the end of a range that is included, and where a range starts otherwise', () => {
		const options = { base: 200, top: 20, drawn: [0, 1] };
		const included = layOutCurve(steps, axis, { ...options, endsIncluded: true });
		expect(xs(included.lines[0]!.path)).toEqual([place(10), place(20), 400]);
		const excluded = layOutCurve(steps, axis, { ...options, endsIncluded: false });
		expect(xs(excluded.lines[0]!.path)).toEqual([place(20), place(30), 400]);
	});

	it('starts at the first sizes and ends at the last, on a scale from zero', () => {
		const { lines, y } = layOutCurve(steps, axis, { base: 200, top: 20, drawn: [0, 1], endsIncluded: true });
		expect(y(0)).toBe(200);
		expect(lines.map(({ endY }) => endY)).toEqual([y(0), y(5)]);
		expect(lines[0]?.path.startsWith(`M30 ${y(5)}`)).toBe(true);
	});

	it('keeps the names at its end from covering one another', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 6 }), (places) => {
				const sorted = [...spreadLabels(places, 16, 200)].sort((a, b) => a - b);
				for (let i = 1; i < sorted.length; i++)
					expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(16 - 1e-9);
				expect(sorted.at(-1)).toBeLessThanOrEqual(200);
			})
		);
	});
});
