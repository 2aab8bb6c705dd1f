import { describe, expect, it } from 'vitest';
import { pastOverrides, type OverrideSpan } from './history';

const span = (id: number, finess: string, from: number, until: number | null = null): OverrideSpan => ({
	id,
	subject: { kind: 'structure', finess },
	segment: `segment-${id}`,
	from,
	until
});
const states = (spans: readonly OverrideSpan[], size: number): readonly (readonly number[])[] =>
	[...pastOverrides(spans, size)].map((state) => state.map(({ id }) => id));

describe('overrides as they were', () => {
	it('are those of the moment: decided by then, and not yet withdrawn', () => {
		const spans = [span(1, 'a', 10, 30), span(2, 'b', 20)];
		expect(states(spans, 2)).toEqual([[1, 2]]);
		expect(states(spans, 1)).toEqual([[2], [1]]);
		expect(states(spans, 0)).toEqual([[]]);
	});

	it('one that is replaced ends as the next one begins: never both, never none', () => {
		const spans = [span(1, 'a', 10, 20), span(2, 'a', 20)];
		expect(states(spans, 1)).toEqual([[2], [1]]);
		expect(states(spans, 2)).toEqual([]);
	});

	it('of one subject only the latest holds; the one before comes back when it ends', () => {
		const spans = [span(1, 'a', 10), span(2, 'a', 20, 30)];
		expect(states(spans, 1)).toEqual([[1], [2], [1]]);
	});

	it('give what applies, without their dates', () => {
		expect([...pastOverrides([span(7, 'a', 10)], 1)]).toEqual([
			[{ id: 7, subject: { kind: 'structure', finess: 'a' }, segment: 'segment-7' }]
		]);
	});

	it('without any, are none', () => {
		expect(states([], 0)).toEqual([[]]);
		expect(states([], 1)).toEqual([]);
	});
});
