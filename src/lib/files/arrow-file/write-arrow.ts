import {
	columnFromValues,
	dateDay,
	dictionary,
	float64,
	Table,
	tableFromColumns,
	tableToIPC,
	utf8,
	type Column,
	type DataType
} from '@uwdata/flechette';
import { setImmediate } from 'node:timers/promises';
import { isCalendarDate, neutralise } from '$lib/domain/shared';
import type { SheetCell, SheetHeader } from '$lib/domain/sheets';

/** A column of an Arrow file, with the cells of every row in order. */
export interface ArrowColumn extends SheetHeader {
	readonly cells: () => Iterable<SheetCell>;
}

/**
 * A table as an Arrow IPC file: texts (in a dictionary where they repeat), 64-bit floats and days. What is unknown is null.
 * `metadata` goes to the schema. Other work of the process goes on between two columns.
 */
export async function writeArrow(
	columns: readonly ArrowColumn[],
	metadata: Readonly<Record<string, string>>
): Promise<Uint8Array> {
	const made: [string, Column<unknown>][] = [];
	for (const { name, type, cells } of columns) {
		made.push([neutralise(name), arrowColumn(type, [...cells()])]);
		await setImmediate();
	}
	const table = tableFromColumns(made);
	const schema = { ...table.schema, metadata: new Map(Object.entries(metadata)) };
	const bytes = tableToIPC(new Table(schema, table.children), { format: 'file' });
	if (!bytes) throw new Error('Arrow wrote nothing');
	return bytes;
}

function arrowColumn(type: SheetHeader['type'], cells: readonly SheetCell[]): Column<unknown> {
	const build = (values: readonly (string | number | Date | null)[], as: DataType): Column<unknown> =>
		columnFromValues(values, as);
	switch (type) {
		case 'number':
			return build(
				cells.map((cell) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null)),
				float64()
			);
		case 'date':
			return build(
				cells.map((cell) =>
					typeof cell === 'string' && isCalendarDate(cell) ? new Date(`${cell}T00:00:00Z`) : null
				),
				dateDay()
			);
		case 'text': {
			const texts = cells.map((cell) => (cell === null || cell === '' ? null : neutralise(String(cell))));
			const repeats = new Set(texts).size * 2 < texts.length;
			return build(texts, repeats ? dictionary(utf8()) : utf8());
		}
	}
}
