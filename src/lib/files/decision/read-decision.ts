import { field } from '$lib/domain/fields';
import { Collector, LayerOutput } from '../collector';
import type { ReadSink } from '../contract';
import { cellReader } from '../tabular';
import { parseDecision } from './decision';

/** Reads a decision into its layer: each row is accepted, or rejected with its first value that is not possible. */
export async function readDecision(
	bytes: Buffer,
	sink: ReadSink
): Promise<{ collector: Collector; outputs: readonly LayerOutput[] }> {
	const { kind, rows } = parseDecision(bytes);
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const readers = columns.map((id) => cellReader(field(id)));
	const output = new LayerOutput(kind, columns);
	const collector = new Collector(sink, [output]);
	for (const [index, row] of rows.entries()) {
		const line = { line: index + 1, raw: JSON.stringify(row) };
		const readings = columns.map((id, at) => ({
			id,
			cell: row[id] ?? '',
			reading: readers[at]?.(row[id] ?? '', '')
		}));
		const wrong = readings.find(({ reading }) => reading && !reading.ok);
		if (wrong?.reading && !wrong.reading.ok) {
			collector.reject(line, { ...wrong.reading.error, column: field(wrong.id).label, value: wrong.cell });
			continue;
		}
		const lost = readings.find(
			({ cell, reading }) => reading?.ok && cell !== '' && reading.value.text === ''
		);
		if (lost) {
			const expected = 'une valeur de la liste de ce champ';
			collector.reject(line, {
				code: 'value-missing',
				column: field(lost.id).label,
				value: lost.cell,
				expected
			});
			continue;
		}
		const values = readings.map(({ reading }) => (reading?.ok ? reading.value.text : ''));
		collector.offer(output, values, line, field(columns[0] ?? '').label);
	}
	await collector.flush();
	return { collector, outputs: [output] };
}
