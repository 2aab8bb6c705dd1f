import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutAlluvial, type Flow } from './lay-out';

const options = {
	width: 900,
	height: 400,
	order: [
		['PA', 'PH', 'DOM'],
		['large-group', 'physical-mie', 'digital-mie'],
		['maximum', 'minimum']
	],
	margin: { top: 20, right: 100, bottom: 10, left: 100 },
	nodeWidth: 12,
	gap: 20,
	minHeight: 3
};

const flow = (sector: string, segment: string, target: string, count: number): Flow => ({
	path: [sector, segment, target],
	count,
	tentative: 0
});

const anyFlows = fc.array(
	fc
		.tuple(
			fc.constantFrom('PA', 'PH', 'DOM'),
			fc.constantFrom('large-group', 'physical-mie', 'digital-mie'),
			fc.integer({ min: 1, max: 5000 })
		)
		.map(([sector, segment, count]) =>
			flow(sector, segment, segment === 'large-group' ? 'maximum' : 'minimum', count)
		),
	{ minLength: 1, maxLength: 20 }
);

describe('an alluvial', () => {
	it('conserves the total in every column and between columns', () => {
		fc.assert(
			fc.property(anyFlows, (flows) => {
				const { nodes, ribbons } = layOutAlluvial(flows, options);
				const total = flows.reduce((sum, { count }) => sum + count, 0);
				for (const column of [0, 1, 2]) {
					const inColumn = nodes.filter((node) => node.column === column);
					expect(inColumn.reduce((sum, { count }) => sum + count, 0)).toBe(total);
				}
				for (const column of [0, 1]) {
					const between = ribbons.filter((ribbon) => ribbon.column === column);
					expect(between.reduce((sum, { count }) => sum + count, 0)).toBe(total);
				}
			})
		);
	});

	it('keeps every node inside the picture, in order and apart', () => {
		fc.assert(
			fc.property(anyFlows, (flows) => {
				const { nodes } = layOutAlluvial(flows, options);
				for (const column of [0, 1, 2]) {
					let bottom = options.margin.top - 0.01;
					for (const node of nodes.filter((each) => each.column === column)) {
						expect(node.y).toBeGreaterThanOrEqual(bottom);
						expect(node.height).toBeGreaterThanOrEqual(options.minHeight);
						bottom = node.y + node.height;
					}
					expect(bottom).toBeLessThanOrEqual(options.height - options.margin.bottom + 0.01);
				}
			})
		);
	});

	it('leaves out what has no structure', () => {
		const { nodes } = layOutAlluvial([flow('PA', 'physical-mie', 'minimum', 3)], options);
		expect(nodes.map(({ id }) => id)).toEqual(['PA', 'physical-mie', 'minimum']);
	});

	it('draws nothing out of nothing', () => {
		expect(layOutAlluvial([], options)).toEqual({ nodes: [], ribbons: [] });
	});
});
