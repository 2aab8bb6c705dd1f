import { LIMITS, type RejectCode } from '../contract';
import type { RecordProblem, TextRecord } from '../delimited';
import { cleanCells, flatten } from '../values';
import type { Collector } from './collector';

const LONG_LINE = 2_000;

const MEANT: Readonly<Record<Exclude<RecordProblem, 'bad-quotes'>, { code: RejectCode; expected: string }>> =
	{
		'field-too-long': {
			code: 'field-too-long',
			expected: `des valeurs de ${LIMITS.field} caractères au plus`
		},
		'line-too-long': { code: 'line-too-long', expected: `une ligne de ${LIMITS.record} octets au plus` },
		'too-many-fields': { code: 'too-many-fields', expected: `${LIMITS.columns} champs au plus` }
	};

/**
 * The cells of a record that must have one of the numbers `allowed` of them, cleaned; null once the record is rejected.
 * Empty cells in excess are dropped. Misplaced quotes are forgiven when cutting at each delimiter gives the right number
 * of cells: the line is then read, with a warning.
 */
export function recordCells(
	record: TextRecord,
	allowed: readonly number[],
	collector: Collector
): readonly string[] | null {
	const { problem, fields, line, raw } = record;
	if (problem !== null && problem !== 'bad-quotes') {
		collector.reject(record, { ...MEANT[problem], column: '', value: raw });
		return null;
	}
	const cells = allowed.includes(fields.length) ? fields : withoutExcess(fields, allowed[0] ?? 0);
	if (!allowed.includes(cells.length)) {
		const wanted = `${allowed.join(' ou ')} champs`;
		const expected =
			problem === null ? `${wanted} (il y en a ${fields.length})` : `${wanted} aux guillemets fermés`;
		collector.reject(record, { code: problem ?? 'field-count', column: '', value: raw, expected });
		return null;
	}
	if (problem === null) return freed(cleanCells(cells, raw), raw);
	collector.warn('loose-quotes', line, raw);
	const unquoted = cells.map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
	return freed(cleanCells(unquoted, raw), raw);
}

/** Cells are views of their line. One that is long must not stay in memory for a few of its cells. */
const freed = (cells: readonly string[], raw: string): readonly string[] =>
	raw.length > LONG_LINE ? cells.map(flatten) : cells;

const withoutExcess = (fields: readonly string[], count: number): readonly string[] =>
	fields.slice(count).every((field) => field.trim() === '') ? fields.slice(0, count) : fields;

/** True for an empty line and for a line of delimiters. */
export const isBlank = (record: TextRecord): boolean =>
	record.problem === null && record.fields.every((field) => field.trim() === '');
