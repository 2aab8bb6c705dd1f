import { describe, expect, it } from 'vitest';
import { nameBeside, placeMarks } from './size-marks';

const MARKS = [
	{ size: 15, label: '15 ESMS (ESMS numérique)', short: '15 ESMS' },
	{ size: 50, label: '50 ESMS', short: '50 ESMS' }
];
const place = (width: number) =>
	placeMarks(MARKS, (size) => (Math.log(size) / Math.log(132)) * width, width).map(({ text, side, y }) => [
		text,
		side,
		y
	]);

describe('thresholds beside their lines', () => {
	it('are whole, right of their lines, where there is room', () => {
		expect(place(520)).toEqual([
			['15 ESMS (ESMS numérique)', 'start', 12],
			['50 ESMS', 'start', 28]
		]);
	});

	it('are shortened or on the left rather than cut on a phone', () => {
		expect(place(264)).toEqual([
			['15 ESMS', 'start', 12],
			['50 ESMS', 'end', 28]
		]);
	});
});

it('cuts a name before its value would be', () => {
	expect(nameBeside('ASSOCIATION NATIONALE KERADREZEZ', '≈ 119 (119–120)', 264)).toBe('ASSOCIATION N…');
	expect(nameBeside('ASSOCIATION NATIONALE KERADREZEZ', '≈ 119 (119–120)', 520)).toBe(
		'ASSOCIATION NATIONALE KERADREZEZ'
	);
});
