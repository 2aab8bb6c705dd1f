import { describe, expect, it } from 'vitest';
import { layOutMap } from './map-of-france';
import { boxOf, middleOf, readOutline } from './outline';

describe('outlines', () => {
	it('are read as absolute points; a ring that follows starts from where the last one started', () => {
		const outline = readOutline('m 10,10 4,0 0,4 -4,0 z m 20,0 2,0 0,2 z');
		expect(outline).toEqual([
			[
				[10, 10],
				[14, 10],
				[14, 14],
				[10, 14]
			],
			[
				[30, 10],
				[32, 10],
				[32, 12]
			]
		]);
		expect(boxOf([outline])).toEqual({ left: 10, top: 10, right: 32, bottom: 14 });
	});

	it('have their label in the middle of the greatest ring', () => {
		expect(middleOf(readOutline('m 0,0 10,0 0,10 -10,0 z m 50,50 1,0 0,1 z'))).toEqual([5, 5]);
	});

	it('refuse curves, rather than draw them wrongly', () => {
		expect(() => readOutline('m 0,0 c 1,1 2,2 3,3 z')).toThrow('polyline');
	});

	it('have no box without a point', () => {
		expect(boxOf([])).toBeNull();
	});
});

describe('the map', () => {
	it('has the 96 départements of the mainland and Corsica, and none overseas', () => {
		const drawn = (code: string) => layOutMap([code], [], 100, 100).areas[0]?.path !== null;
		expect(['01', '2A', '2B', '56', '75', '95'].every(drawn)).toBe(true);
		expect(['971', '974', '976', '977', ''].some(drawn)).toBe(false);
	});

	it('puts beside the map what is far from the territory, without a change of its zoom', () => {
		const alone = layOutMap(['56'], [], 400, 1000);
		const both = layOutMap(['56'], ['06', ''], 400, 1000);
		expect(both.areas[0]).toEqual(alone.areas[0]);
		expect(both.areas.slice(1).map(({ code, path }) => [code, path])).toEqual([
			['06', null],
			['', null]
		]);
	});

	it('zooms on the départements given: four fill the width that ninety-six shared', () => {
		const brittany = layOutMap(['22', '29', '35', '56'], [], 400, 1000);
		const xs = brittany.areas.flatMap(({ path }) => (path?.match(/[\d.]+(?= )/g) ?? []).map(Number));
		expect(Math.min(...xs)).toBeCloseTo(6, 0);
		expect(Math.max(...xs)).toBeCloseTo(394, 0);
		expect(brittany.areas.every(({ room }) => room === 'words')).toBe(true);
	});

	it('bears no number where only a few areas would have room for theirs', () => {
		const whole = layOutMap(
			[...Array.from({ length: 95 }, (_, place) => String(place + 1).padStart(2, '0')), '2A', '2B'],
			[],
			510,
			420
		);
		const rooms = whole.areas.filter(({ path }) => path !== null).map(({ room }) => room);
		expect(rooms).not.toContain('words');
		expect(rooms.filter((room) => room === 'glyph').length).toBeGreaterThan(80);
	});

	it('never grows beyond the room it has', () => {
		expect(layOutMap(['29', '67', '59', '66'], [], 2000, 300).height).toBeLessThanOrEqual(300);
	});

	it('draws what has no outline as tiles below, in rows', () => {
		const { areas, height } = layOutMap(['971', '972', '973', '974', '976', ''], [], 120, 300);
		expect(areas.every(({ path, side }) => path === null && side > 0)).toBe(true);
		expect(new Set(areas.map(({ y }) => y)).size).toBe(3);
		expect(height).toBeGreaterThan(100);
	});

	it('draws nothing for nothing', () => {
		expect(layOutMap([], [], 400, 300)).toEqual({ areas: [], height: 0 });
	});
});
