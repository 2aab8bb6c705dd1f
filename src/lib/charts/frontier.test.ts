import { describe, expect, it } from 'vitest';
import { layOutFrontier } from './frontier';

const BOX = { left: 50, right: 450, top: 10, base: 210 };

describe('the drawing of an efficient frontier', () => {
	it('goes right with money and up with professionals, from zero', () => {
		const { points, plan, moneyTicks, headTicks } = layOutFrontier(
			[
				{ cents: 0, professionals: 0 },
				{ cents: 100, professionals: 80 },
				{ cents: 200, professionals: 100 }
			],
			{ cents: 150, professionals: 60 },
			BOX
		);
		expect(points[0]).toMatchObject({ x: 50, y: 210 });
		expect(points[2]).toMatchObject({ x: 450, y: 10 });
		expect(plan).toEqual({ x: 350, y: 90 });
		expect(moneyTicks[0]).toEqual({ value: 0, x: 50 });
		expect(headTicks[0]).toEqual({ value: 0, y: 210 });
	});

	it('draws a plan beyond the frontier within its box, and nothing at all without dividing by zero', () => {
		const beyond = layOutFrontier([{ cents: 0, professionals: 0 }], { cents: 10, professionals: 5 }, BOX);
		expect(beyond.plan.x).toBeLessThanOrEqual(450);
		const none = layOutFrontier([], { cents: 0, professionals: 0 }, BOX);
		expect(none.plan).toEqual({ x: 50, y: 210 });
	});
});
