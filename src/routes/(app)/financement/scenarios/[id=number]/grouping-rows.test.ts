import { describe, expect, it } from 'vitest';
import { dossierPopulation } from '../../../../../../tests/support/dossier';
import { groupingRows, organisationsToGroup } from './grouping-rows';

const { organisations } = dossierPopulation();
const settings = new Map<string, unknown>([
	['grouping:b', { esms: 18 }],
	['grouping:gone', { esms: 4 }]
]);

describe('groupings of a scenario', () => {
	it('list those declared, with what the organisation runs itself; of one that the plan has not, that is not known', () => {
		const rows = groupingRows(settings, organisations);
		expect(rows).toHaveLength(2);
		const own = organisations.esms[organisations.id.indexOf('b')];
		expect(rows).toContainEqual(expect.objectContaining({ id: 'b', own, esms: 18 }));
		expect(rows).toContainEqual({ id: 'gone', name: 'gone', own: null, esms: 4 });
	});

	it('may be declared for the organisations of the plan that have none, found by name or number', () => {
		const all = organisationsToGroup(settings, organisations, '').map(({ id }) => id);
		expect(all).toHaveLength(organisations.id.length - 1);
		expect(all).not.toContain('b');
		const [first = ''] = all;
		expect(organisationsToGroup(settings, organisations, first).map(({ id }) => id)).toContain(first);
		expect(organisationsToGroup(settings, organisations, 'zzz')).toEqual([]);
	});
});
