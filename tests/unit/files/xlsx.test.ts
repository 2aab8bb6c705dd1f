import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { finess } from './builders';
import { collect, sourceOf } from './collect';

const A = finess('01', 2);

type Cell = string | number | boolean | Date | null;

const cellOf = (value: Cell) => {
	if (value === null) return null;
	return value instanceof Date ? { value, format: 'dd/mm/yyyy' } : { value };
};

/** A workbook of one or several sheets. */
async function workbook(...sheets: readonly (readonly (readonly Cell[])[])[]): Promise<Uint8Array> {
	const written = writeExcelFile(
		sheets.map((rows, i) => ({ sheet: `Feuille ${i + 1}`, data: rows.map((row) => row.map(cellOf)) }))
	);
	return new Uint8Array(await written.toBuffer());
}

describe('a workbook', () => {
	it('is read from its first sheet', async () => {
		const { detection, report, rows, lines } = await collect(
			sourceOf(
				await workbook([
					['FINESS', 'Effectif', 'ETP', 'DSI centralisée', 'DUI'],
					[A, 42, 38.5, true, 'Alpha'],
					[finess('01', 3), '1 234', 0.1 + 0.2, 'non', null]
				])
			)
		);
		expect(detection).toMatchObject({ format: 'xlsx', layers: ['survey'], encoding: 'utf-8', delimiter: '' });
		expect(report).toMatchObject({ read: 2, accepted: 2, warnings: [] });
		expect(lines.survey).toEqual([2, 3]);
		expect(rows.survey?.map((row) => Object.values(row))).toEqual([
			[A, '42', '38.5', 'Alpha', 'yes'],
			[finess('01', 3), '1234', '0.3', '', 'no']
		]);
	});

	it('whose numbers lost their leading zero is repaired when the département agrees', async () => {
		const { report, rows } = await collect(
			sourceOf(
				await workbook([
					['FINESS', 'Département', 'Effectif'],
					[Number(A), '01', 42],
					[Number(finess('69', 3)), 69, 43],
					[Number(finess('01', 4)), '69', 44]
				])
			)
		);
		expect(rows.survey?.map((row) => row['structure.finess'])).toEqual([A, finess('69', 3)]);
		expect(report).toMatchObject({ accepted: 2, rejected: 1 });
	});

	it('refuses a row like a line of CSV, ready to be corrected', async () => {
		const { rejects } = await collect(
			sourceOf(
				await workbook([
					['FINESS', 'Effectif', 'DUI'],
					[A, 0.5, 'Alpha; "v2"']
				])
			)
		);
		expect(rejects[0]).toMatchObject({ line: 2, column: 'Effectif', code: 'number-not-integer' });
		expect(rejects[0]?.raw).toBe(`${A};0.5;"Alpha; ""v2"""`);
	});

	it('passes over empty sheets, titles and blank rows', async () => {
		const { report, lines } = await collect(
			sourceOf(
				await workbook(
					[],
					[
						['Enquête 2026', null],
						[null, null],
						['FINESS', 'Effectif'],
						[null, null],
						[A, 12]
					]
				)
			)
		);
		expect(report).toMatchObject({ read: 4, accepted: 1, ignored: 3 });
		expect(lines.survey).toEqual([5]);
	});

	it('gives dates as ISO text', async () => {
		const { detection } = await collect(
			sourceOf(
				await workbook([
					['FINESS', 'Effectif', 'Le'],
					[A, 12, new Date(Date.UTC(2026, 0, 31))]
				])
			)
		);
		expect(detection.tabular?.sample[0]).toEqual([A, '12', '2026-01-31']);
	});
});
