import { LAYER_SHAPES } from '$lib/domain/fields';
import { isBlank, LayerOutput, recordCells, type Collector, type RecordReader } from '../collector';
import { Refused, type Mapping, type RejectCode } from '../contract';
import type { TextRecord } from '../delimited';
import {
	communeCode,
	departmentCode,
	departmentOfCommune,
	departmentOfPostalCode,
	fold,
	Interner
} from '../values';
import { cellReader, type CellReader } from './cell-reader';
import { resolveMapping, type FileColumn } from './resolve-mapping';

interface Column extends FileColumn {
	/** Other columns that are added to it. */
	readonly others: readonly FileColumn[];
	readonly read: CellReader;
	/** True for values that are different on most rows. */
	readonly own: boolean;
	readonly mandatory: boolean;
}

const DEPARTMENT_HEADERS = new Set(['departement', 'code departement', 'dep', 'dept', 'n departement']);
const POSTAL_HEADERS = new Set(['code postal', 'cp', 'adresse code postal']);
const COMMUNE_HEADERS = new Set(['code insee', 'insee', 'com code', 'code commune', 'cogcommune']);

/**
 * A reader of a CSV or a sheet whose columns are mapped to fields.
 * @throws Refused when the mapping does not fit the header.
 */
export function tabularReader(
	header: { readonly names: readonly string[]; readonly line: number },
	mapping: Mapping
): RecordReader {
	const resolved = resolveMapping(mapping, header.names);
	const output = new LayerOutput(
		mapping.kind,
		resolved.map(({ field }) => field.id)
	);
	const [key] = LAYER_SHAPES[mapping.kind].key;
	const columns: readonly Column[] = resolved.map(({ field, columns: [first, ...others] }) => ({
		...first,
		others,
		read: cellReader(field),
		own: field.type === 'text',
		mandatory: field.id === key
	}));
	const keyColumn = columns.find(({ mandatory }) => mandatory);
	if (!keyColumn || key === undefined) throw new Refused({ code: 'mapping-missing-field', field: key ?? '' });
	const departmentOf = departmentFinder(header.names);
	return {
		outputs: [output],
		start: (collector) => {
			const interner = new Interner();
			return (record) => {
				if (record.line === header.line) return;
				if (record.line < header.line) {
					collector.ignore();
					if (!isBlank(record)) collector.warn('lines-before-header', record.line, record.raw);
					return;
				}
				if (isBlank(record)) {
					collector.ignore();
					return;
				}
				const cells = recordCells(record, [header.names.length], collector);
				if (cells === null) return;
				const row = readRow(cells, record, collector, interner);
				if (row !== null) collector.offer(output, row, record, keyColumn.header);
			};
		}
	};

	/** Null once the record is rejected. */
	function readRow(
		cells: readonly string[],
		record: TextRecord,
		collector: Collector,
		interner: Interner
	): readonly string[] | null {
		const department = departmentOf(cells);
		const row: string[] = [];
		const warnings: [Parameters<Collector['warn']>[0], string][] = [];
		for (const { index, header: column, others, read, own, mandatory } of columns) {
			const cell = cells[index] ?? '';
			const reading = read(cell, department);
			if (!reading.ok) {
				if (reading.error.code === 'finess-missing' && !mandatory) {
					row.push('');
					continue;
				}
				collector.reject(record, { ...reading.error, column, value: cell });
				return null;
			}
			const { text, warning } = reading.value;
			if (mandatory && text === '') {
				const code: RejectCode = 'value-missing';
				collector.reject(record, { code, column, value: cell, expected: 'une valeur dans cette colonne' });
				return null;
			}
			if (warning !== undefined) warnings.push([warning, cell]);
			if (others.length === 0) row.push(own ? text : interner.of(text));
			else {
				const texts = [text];
				for (const other of others) {
					const otherCell = cells[other.index] ?? '';
					const part = read(otherCell, department);
					if (!part.ok) {
						collector.reject(record, { ...part.error, column: other.header, value: otherCell });
						return null;
					}
					texts.push(part.value.text);
				}
				const total = sumOf(texts);
				if (total === '' && texts.some((one) => one !== '')) warnings.push(['partial-sum', column]);
				row.push(interner.of(total));
			}
		}
		for (const [warning, cell] of warnings) collector.warn(warning, record.line, cell);
		return row;
	}
}

/** The sum of numbers, to the thousandth; `''` when one of them is not said. */
const sumOf = (texts: readonly string[]): string =>
	texts.includes('')
		? ''
		: String(Math.round(texts.reduce((sum, text) => sum + Number(text), 0) * 1000) / 1000);

/** What a row says of its département, through any column that tells it, mapped or not: it confirms a repaired FINESS. */
function departmentFinder(header: readonly string[]): (cells: readonly string[]) => string {
	const indexOf = (names: ReadonlySet<string>): number => header.findIndex((name) => names.has(fold(name)));
	const department = indexOf(DEPARTMENT_HEADERS);
	const commune = indexOf(COMMUNE_HEADERS);
	const postal = indexOf(POSTAL_HEADERS);
	return (cells) =>
		departmentCode(leadingCode(cells[department] ?? '')) ||
		departmentOfCommune(communeCode(cells[commune] ?? '')) ||
		departmentOfPostalCode(cells[postal] ?? '');
}

/** `01 - Ain` gives `01`. */
const leadingCode = (cell: string): string => /^\s*(\w{1,3})(?:\s*[-–:(]|\s*$)/.exec(cell)?.[1] ?? '';
