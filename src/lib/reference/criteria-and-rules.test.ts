import { describe, expect, test } from 'vitest';
import { defaultCriteria, ssoRule } from './index';

describe('default criteria', () => {
	test('have the three segments of the workshop, the large groups first', () => {
		expect(defaultCriteria.segments.map(({ id, rank, target }) => [id, rank, target])).toEqual([
			['large-group', 1, 'maximum'],
			['physical-mie', 2, 'minimum'],
			['digital-mie', 2, 'minimum']
		]);
	});

	test('say exactly who belongs to each segment', () => {
		expect(defaultCriteria.segments.map(({ when }) => when)).toEqual([
			{
				all: [
					{ field: 'structure.sector', op: 'in', value: ['PA', 'PH', 'DOM'] },
					{
						any: [
							{ field: 'organisation.esms', op: 'gte', value: 50 },
							{ field: 'organisation.professionals', op: 'gte', value: 1000 }
						]
					},
					{ field: 'organisation.it_centralised', op: 'is', value: 'yes' }
				]
			},
			{ field: 'structure.sector', op: 'in', value: ['PA', 'PH'] },
			{ field: 'structure.sector', op: 'in', value: ['DOM', 'PDS', 'PDE'] }
		]);
	});

	test('assume a centralised IT department where nobody said, and give the reason', () => {
		expect(defaultCriteria.assume).toEqual([
			{
				field: 'organisation.it_centralised',
				value: 'yes',
				reason: 'les grands groupes ont une DSI centralisée [D]'
			}
		]);
	});

	test('count the categories to confirm as ESMS and leave no sub-sector out', () => {
		expect(defaultCriteria.confirmInScope).toBe(true);
		expect(defaultCriteria.excludedSubsectors).toEqual([]);
	});
});

test('the single sign-on rule is a project: more than 5,000 users of one solution in an organisation, watched from 80 %', () => {
	expect(ssoRule).toMatchObject({
		threshold: 5000,
		watchBand: 0.8,
		level: 'organisation',
		countExternal: false,
		status: 'project'
	});
});
