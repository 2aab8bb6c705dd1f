import { isBlank, recordCells, type RecordReader } from '../collector';
import { isRejectMessage, type FileFormat } from '../contract';
import { LineRecord, type TextRecord } from '../delimited';
import { cellsOf, LineCells } from './line-cells';
import { RowValues } from './row-values';
import {
	contextSection,
	equipmentSection,
	establishmentSection,
	geolocationSection,
	legalEntitySection,
	type Section
} from './sections';

export type HistoricalFormat = Extract<FileFormat, `cs1${string}`>;

/** A reader of the historical FINESS files, each section to its layer. The first line, `finess;…`, is a header. */
export function historicalReader(format: HistoricalFormat): RecordReader {
	const sections = sectionsOf(format);
	const expected = `une section parmi : ${[...sections.keys()].join(', ')}`;
	return {
		outputs: [...sections.values()].flatMap(({ output }) => (output ? [output] : [])),
		start(collector) {
			const values = new RowValues(collector);
			const plain = [...sections].map(([name, section]) => ({
				section,
				cells: new LineCells(name, section.fields)
			}));
			let first = true;
			return (record) => {
				if (record instanceof LineRecord) {
					for (const { section, cells } of plain) {
						if (!cells.take(record)) continue;
						first = false;
						section.read(cells, record, values, collector);
						return;
					}
				}
				if (isBlank(record)) {
					collector.ignore();
					return;
				}
				const header = first && isFileHeader(record.fields);
				first = false;
				if (header) return;
				const section = sections.get(sectionName(record.fields));
				if (!section) {
					const value = record.fields[0] ?? '';
					collector.reject(record, { code: 'unknown-section', column: 'section', value, expected });
					return;
				}
				const cells = recordCells(withoutReason(record), section.fields, collector);
				if (cells !== null) section.read(cellsOf(cells), record, values, collector);
			};
		}
	};
}

/** A line of a file of rejects has its reason at the end, once per refusal: it is corrected and given again as it is. */
function withoutReason(record: TextRecord): TextRecord {
	const { fields } = record;
	let kept = fields.length;
	while (kept > 0 && isRejectMessage(fields[kept - 1] ?? '')) kept--;
	if (kept === fields.length) return record;
	const { line, raw, problem } = record;
	return { line, raw, problem, fields: fields.slice(0, kept) };
}

function sectionsOf(format: HistoricalFormat): ReadonlyMap<string, Section> {
	switch (format) {
		case 'cs1100502':
		case 'cs1100502-finess-plus':
			return new Map([['structureet', establishmentSection()]]);
		case 'cs1100507':
			return new Map([
				['structureet', establishmentSection()],
				['geolocalisation', geolocationSection()]
			]);
		case 'cs1100501':
			return new Map([['structureej', legalEntitySection()]]);
		case 'cs1100505':
			return new Map([
				['structureet', contextSection()],
				['equipementsocial', equipmentSection()]
			]);
	}
}

/** `finess;etalab;<n>;<date>` or `finess;finess-plus;<version>;<date>`. */
export const isFileHeader = (fields: readonly string[]): boolean =>
	sectionName(fields) === 'finess' && /^(?:etalab|finess-plus)$/i.test(fields[1]?.trim() ?? '');

export const sectionName = (fields: readonly string[]): string => fields[0]?.trim().toLowerCase() ?? '';
