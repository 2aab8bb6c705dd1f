import { field } from '$lib/domain/fields';
import { isBlank } from '../collector';
import type { TextRecord } from '../delimited';
import { isFinessLike } from '../tabular';
import { departmentCode, fold, isUnsaid } from '../values';

/** Where the numbers of a table are. */
export interface FinessColumn {
	readonly index: number;
	/** Title of the column; `''` when the table has no header. */
	readonly name: string;
	/** Line of the header; 0 without one. */
	readonly headerLine: number;
	/** The département of a record; `''` when the table does not say. */
	department(record: TextRecord): string;
}

/** Records looked at. */
const LOOKED_AT = 200;
/** Lines that may stand before the data. */
const MOST_BEFORE = 10;
/** Share of the said cells of a column that have to look like FINESS numbers. */
const SUITABLE = 0.5;

const names = (id: string): ReadonlySet<string> => {
	const { label, headers = [] } = field(id);
	return new Set([label, ...headers].map(fold));
};
const FINESS_NAMES = names('structure.finess');
const ENTITY_NAMES = names('structure.legal_entity');
const DEPARTMENT_NAMES = names('structure.department');

/** 2 for a title that says « FINESS of the structure », 0 for one that says « of the legal entity ». */
function preference(name: string): number {
	const folded = fold(name);
	if (ENTITY_NAMES.has(folded) || /\b(?:ej|juridique)\b/.test(folded)) return 0;
	return FINESS_NAMES.has(folded) || folded.includes('finess') ? 2 : 1;
}

/** The share of a column that looks like FINESS numbers. */
function shareOf(records: readonly TextRecord[], index: number): number {
	const said = records.map(({ fields }) => fields[index] ?? '').filter((cell) => !isUnsaid(cell.trim()));
	return said.length === 0 ? 0 : said.filter(isFinessLike).length / said.length;
}

/**
 * The column of a table that holds the FINESS numbers of structures; null when the records are no table, or when several
 * columns look alike and no title tells them apart.
 */
export function findFinessColumn(all: readonly TextRecord[]): FinessColumn | null {
	const records = all.filter((record) => !isBlank(record)).slice(0, LOOKED_AT);
	const width = Math.max(0, ...records.map(({ fields }) => fields.length));
	if (width < 2) return null;
	const first = records.findIndex(({ fields }) => fields.some((cell) => isFinessLike(cell)));
	const header = records
		.slice(0, Math.min(Math.max(first, 0), MOST_BEFORE))
		.find(({ fields }) => fields.filter((cell) => cell.trim() !== '').length > 1);
	const data = records.slice(Math.max(first, 0));
	const likely = Array.from({ length: width }, (_, index) => index).filter(
		(index) => shareOf(data, index) >= SUITABLE
	);
	if (likely.length === 0) return null;
	if (!header && (likely.length > 1 || data.length < 2)) return null;
	const title = (index: number): string => header?.fields[index]?.trim() ?? '';
	const [index = 0] = [...likely].sort((a, b) => preference(title(b)) - preference(title(a)) || a - b);
	const departmentAt = header?.fields.findIndex((cell) => DEPARTMENT_NAMES.has(fold(cell))) ?? -1;
	return {
		index,
		name: title(index),
		headerLine: header?.line ?? 0,
		department: ({ fields }) => (departmentAt < 0 ? '' : departmentCode(fields[departmentAt] ?? ''))
	};
}
