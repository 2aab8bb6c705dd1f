import { expect, test } from 'vitest';
import { departmentsTable } from './departments-table';

// After a new edition of the package: npx vitest run data/generator/geography -u
test('the committed table of départements is the one made from the administrative package', async () => {
	await expect(departmentsTable()).toMatchFileSnapshot('../../reference/departments.csv');
});

test('every département of the table has a population, and only overseas territories lack an ARS', () => {
	const rows = departmentsTable()
		.trimEnd()
		.split('\n')
		.slice(1)
		.map((line) => line.split(','));
	expect(rows.filter((row) => row[5] === '0')).toEqual([]);
	expect(rows.filter((row) => row[3] === '').map((row) => row[0])).toEqual(['975', '986', '987', '988']);
	expect(rows.find((row) => row[0] === '978')?.slice(3, 5)).toEqual(['01', 'Guadeloupe']);
});
