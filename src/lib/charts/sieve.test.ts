import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../tests/support/fast-check-runs';
import { layOutSieve, type SieveQuestion } from './sieve';
import { layOutStandingBars } from './standing-bars';

const OPTIONS = { width: 700, trunk: 200, character: 7 };
const question = (id: string, ...values: readonly number[]): SieveQuestion => ({
	id,
	text: `Question ${id} ?`,
	branches: values.map((value, i) => ({ id: `${id}${i}`, tone: 'good', label: `Sortie ${i}`, value }))
});

describe('a sieve', () => {
	it('is as wide as its trunk at the first question, and narrower by what leaves at each', () => {
		const { rows } = layOutSieve([question('a', 30, 20), question('b'), question('c', 50)], OPTIONS);
		expect(rows.map(({ trunk, stays }) => [trunk.width, stays.width])).toEqual([
			[200, 100],
			[100, 100],
			[100, 0]
		]);
		expect(rows.flatMap(({ bands }) => bands).map(({ height }) => height)).toEqual([60, 40, 100]);
	});

	it('has no trunk and no band where nothing is counted', () => {
		const { rows, height } = layOutSieve([question('a'), question('b', 0)], OPTIONS);
		expect(rows.map(({ trunk }) => trunk.width)).toEqual([0, 0]);
		expect(height).toBeGreaterThan(0);
	});

	it('never lays a band or a label over another, whatever leaves where', () => {
		const arb = fc.array(fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 4 }), {
			minLength: 1,
			maxLength: 6
		});
		fc.assert(
			fc.property(arb, fc.integer({ min: 280, max: 1200 }), (values, width) => {
				const questions = values.map((own, i) => question(String(i), ...own));
				const { rows, height } = layOutSieve(questions, { ...OPTIONS, width });
				let bottom = 0;
				for (const row of rows) {
					expect(row.trunk.y).toBeGreaterThanOrEqual(bottom);
					bottom = row.trunk.y + row.trunk.height;
					for (const band of row.bands) {
						const top = Math.min(band.y, band.labelY - 14);
						expect(top).toBeGreaterThanOrEqual(bottom - 0.01);
						bottom = Math.max(band.y + band.height, band.labelY - 14 + band.lines.length * 19);
						expect(band.path).not.toMatch(/NaN|Infinity/);
					}
				}
				expect(height).toBeGreaterThanOrEqual(bottom);
				const sum = rows.flatMap(({ bands }) => bands).reduce((total, band) => total + band.height, 0);
				if (values.flat().length > 0) expect(sum).toBeCloseTo(200, 6);
			})
		);
	});
});

describe('bars of standings', () => {
	const row = (id: string, good: number, bad: number) => ({
		id,
		label: id,
		parts: [
			{ tone: 'bad' as const, count: bad },
			{ tone: 'good' as const, count: good }
		]
	});
	it('start from zero on one scale, parts in the order of the key, none for nothing', () => {
		const { bars } = layOutStandingBars([row('A', 30, 10), row('B', 0, 20)], {
			width: 456,
			order: ['good', 'bad'],
			key: []
		});
		expect(
			bars.map(({ total, marks }) => [total, marks.map(({ tone, x, width }) => [tone, x, width])])
		).toEqual([
			[
				40,
				[
					['good', 0, 300],
					['bad', 300, 100]
				]
			],
			[20, [['bad', 0, 200]]]
		]);
	});
	it('go to the line where the key is too wide', () => {
		const key = (['good', 'bad', 'unknown'] as const).map((tone) => ({ tone, label: 'Un nom assez long' }));
		const { key: entries } = layOutStandingBars([], { width: 320, order: [], key });
		expect(entries.map(({ x, y }) => [x > 0, y])).toEqual([
			[false, 0],
			[true, 0],
			[false, 22]
		]);
	});
});
