import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../tests/support/fast-check-runs';
import { population } from '../../../../tests/support/population';
import { COMPONENT_STATES, SSO_STATES, type Population } from '../funding';
import { populationFromRows } from './population-from-rows';
import { populationToRows } from './population-rows';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const COMPONENTS = ['sso', 'inventory'];

const bounded = fc
	.tuple(
		fc.double({ min: 0, max: 1e6, noNaN: true }),
		fc.double({ min: 0, max: 1e6, noNaN: true }),
		fc.double({ min: 0, max: 1e6, noNaN: true })
	)
	.map((values): [number, number, number] => {
		const [a = 0, b = 0, c = 0] = values.map((value) => value + 0).sort((x, y) => x - y);
		return [a, b, c];
	});

const populations = fc
	.record({
		structures: fc.uniqueArray(
			fc.record({
				number: fc.nat(999_999),
				organisation: fc.constantFrom('A', 'B', 'C|D', "'=E"),
				segment: fc.oneof(fc.nat(2), fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 })),
				heads: bounded,
				equipped: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
				turnover: fc.option(fc.double({ min: 0, max: 1e-3, noNaN: true }), { nil: undefined }),
				places: fc.option(fc.nat(500), { nil: undefined })
			}),
			{ selector: ({ number }) => number, maxLength: 12 }
		),
		organisations: fc.dictionary(
			fc.constantFrom('A', 'B', 'C|D', "'=E"),
			fc.record({
				esms: fc.integer({ min: 1, max: 900 }),
				headsElsewhere: fc.double({ min: 0, max: 1e5, noNaN: true }),
				sso: fc.constantFrom(...SSO_STATES),
				schemes: fc.option(bounded, { nil: undefined }),
				components: fc.dictionary(fc.constantFrom(...COMPONENTS), fc.constantFrom(...COMPONENT_STATES))
			})
		)
	})
	.map(({ structures, organisations }) =>
		population(
			SEGMENTS,
			structures.map(({ number, ...rest }) => ({
				...rest,
				finess: `56${String(number).padStart(7, '0')}`
			})),
			organisations,
			COMPONENTS
		)
	);

/** A population without what is not written: the rows of the table it came from. */
const withoutRows = ({ row, leftOut, ...rest }: Population) => ({
	...rest,
	rows: row.length,
	leftOut: leftOut.map(({ finess, reason }) => ({ finess, reason }))
});

const one = (): Population =>
	population(
		SEGMENTS,
		[{ finess: '560000010', segment: 1, heads: [10, 12, 20], organisation: 'A' }],
		{},
		COMPONENTS
	);

describe('a population as lines of a file', () => {
	it('is read back as it was, to the last bit', () => {
		fc.assert(
			fc.property(populations, (given) => {
				const read = populationFromRows(populationToRows(given));
				expect(read.ok).toBe(true);
				if (read.ok) expect(withoutRows(read.value)).toEqual(withoutRows(given));
			})
		);
	});

	it('keeps who is left out, and why', () => {
		const given = { ...one(), leftOut: [{ finess: '290000017', row: 7, reason: 'to-qualify' as const }] };
		const rows = populationToRows(given);
		expect(rows.leftOut).toEqual([['290000017', 'to-qualify']]);
		const read = populationFromRows(rows);
		expect(read.ok && withoutRows(read.value).leftOut).toEqual([
			{ finess: '290000017', reason: 'to-qualify' }
		]);
	});

	it.each([
		[0, '56', 'FINESS'],
		[2, 'Z', 'Organisme'],
		[3, 'nowhere', 'Segment'],
		[4, 'nowhere', 'Segments possibles'],
		[5, '-1', 'Professionnels (bas)'],
		[6, 'douze', 'Professionnels (probable)'],
		[7, '', 'Professionnels (haut)'],
		[7, '11', 'Professionnels (probable)'],
		[8, 'perhaps', 'Connaissance des professionnels'],
		[9, '1,1', 'Part équipée']
	])('says where cell %d cannot be « %s »', (at, cell, column) => {
		const rows = populationToRows(one());
		const structures = rows.structures.map((row) => row.map((own, i) => (i === at ? cell : own)));
		const read = populationFromRows({ ...rows, structures });
		expect(read.ok ? [] : read.error.map(({ line, column: where }) => [line, where])).toContainEqual([
			2,
			column
		]);
	});

	it('refuses the same structure twice, and structures out of order', () => {
		const rows = populationToRows(one());
		const [row = []] = rows.structures;
		expect(populationFromRows({ ...rows, structures: [row, row] }).ok).toBe(false);
	});

	it('refuses the same organisation twice', () => {
		const rows = populationToRows(one());
		const [row = []] = rows.organisations;
		expect(populationFromRows({ ...rows, organisations: [row, row] }).ok).toBe(false);
	});
});
