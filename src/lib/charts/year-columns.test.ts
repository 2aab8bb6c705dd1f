import { describe, expect, it } from 'vitest';
import { layOutYearColumns, type YearPanel } from './year-columns';

const OPTIONS = { width: 400, height: 100, above: 20, below: 20, across: 2, gap: 40, minHeight: 1 };
const panel = (id: string, ...values: readonly (readonly number[])[]): YearPanel => ({
	id,
	columns: values.map((parts, i) => ({
		year: 2026 + i,
		parts: parts.map((value, place) => ({ id: String(place), value }))
	}))
});

describe('columns by year', () => {
	it('are on one scale in all panels, from zero', () => {
		const { panels } = layOutYearColumns([panel('a', [10], [20]), panel('b', [40], [0])], OPTIONS);
		expect(panels[1]?.columns[0]?.top).toBe((panels[1]?.base ?? 0) - 100);
		expect(panels[0]?.columns[1]?.top).toBe((panels[0]?.base ?? 0) - 50);
		expect(panels[1]?.columns[1]).toMatchObject({ total: 0, pieces: [], top: panels[1]?.base });
	});

	it('stack their parts without a gap or an overlap', () => {
		const { panels } = layOutYearColumns([panel('a', [10, 30, 60])], OPTIONS);
		const pieces = panels[0]?.columns[0]?.pieces ?? [];
		expect(pieces.map(({ height }) => height)).toEqual([10, 30, 60]);
		pieces.slice(1).forEach((piece, i) => expect(piece.y + piece.height).toBeCloseTo(pieces[i]?.y ?? NaN));
	});

	it('keep panels beside each other where there is room, else one under the other', () => {
		const both = [panel('a', [1]), panel('b', [1])];
		expect(layOutYearColumns(both, OPTIONS).panels.map(({ x, y }) => [x, y])).toEqual([
			[0, 0],
			[220, 0]
		]);
		const narrow = layOutYearColumns(both, { ...OPTIONS, across: 1 });
		expect(narrow.panels.map(({ x, y }) => [x, y])).toEqual([
			[0, 0],
			[0, 140]
		]);
		expect(narrow.height).toBe(280);
	});

	it('keeps what is small visible, and draws nothing for nothing', () => {
		const { panels } = layOutYearColumns([panel('a', [1, 10_000], [])], OPTIONS);
		expect(panels[0]?.columns[0]?.pieces[0]?.height).toBe(1);
		expect(panels[0]?.columns[1]?.pieces).toEqual([]);
		expect(layOutYearColumns([], OPTIONS)).toEqual({ panels: [], height: 0 });
	});
});
