import { describe, expect, it } from 'vitest';
import { groupingsOf } from './groupings';

describe('groupings of organisations', () => {
	it('are what settings say of them, and of nothing else', () => {
		const settings = new Map<string, unknown>([
			['start', '2027-01'],
			['grouping:560000012', { esms: 18 }],
			['grouping:groupe:a', { esms: 7 }],
			['grouping:b', { esms: 'beaucoup' }],
			['grouping:c', null]
		]);
		expect([...groupingsOf(settings)]).toEqual([
			['560000012', 18],
			['groupe:a', 7]
		]);
	});
});
