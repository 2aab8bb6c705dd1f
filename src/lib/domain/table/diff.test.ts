import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { diffTables } from './index';

const rows = sites(3, { entity: '560000010', category: '500', prefix: '56' });
const register = (list: Record<string, string>[]): TestLayer => ({
	kind: 'establishments',
	rows: list,
	name: 'registre.csv'
});
const table = (...layers: TestLayer[]) => compose(smallReference, ...layers).table;

describe('the difference of two versions', () => {
	it('is nothing between equal versions', () => {
		expect([...diffTables(table(register(rows)), table(register(rows)))]).toEqual([]);
	});
	it('is every structure added when there was none', () => {
		expect([...diffTables(null, table(register(rows)))].map((c) => [c.finess, c.kind])).toEqual([
			['560000000', 'added'],
			['560000001', 'added'],
			['560000002', 'added']
		]);
	});
	it('names what is added, closed and changed, value by value with its source', () => {
		const renamed = rows.slice(1).map((row, i) => (i === 0 ? { ...row, 'structure.name': 'Nouveau' } : row));
		const after = table(register([...renamed, { ...rows[0], 'structure.finess': '560000009' }]), {
			kind: 'survey',
			name: 'enquête.csv',
			rows: [{ 'structure.finess': '560000002', 'structure.heads': '50' }]
		});
		expect([...diffTables(table(register(rows)), after)]).toEqual([
			{ finess: '560000000', kind: 'closed', field: '', before: '', after: '', source: '' },
			{
				finess: '560000001',
				kind: 'changed',
				field: 'structure.name',
				before: 'Site 1 de 560000010',
				after: 'Nouveau',
				source: 'registre.csv'
			},
			{
				finess: '560000002',
				kind: 'changed',
				field: 'structure.heads',
				before: '',
				after: '50',
				source: 'enquête.csv'
			},
			{ finess: '560000009', kind: 'added', field: '', before: '', after: '', source: 'registre.csv' }
		]);
	});
});
