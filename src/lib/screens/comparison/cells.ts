import type { Interval } from '$lib/domain/shared';
import { numberColumn, type TerritoryTable } from '$lib/domain/table';
import { formatInteger, formatShare, french, SSO_LABELS, type Looks } from '$lib/words';
import type { ValueLine } from '../value-line';
import type { ComparedCell, ComparedRow } from './comparison';

const DERIVED: ComparedCell = {
	text: '',
	number: null,
	outcome: null,
	detail: '',
	unit: '',
	state: 'derived',
	source: '',
	date: ''
};

/** A value of a sheet, as compared. */
export const lineCell = ({ text, number, unit, state, source, date }: ValueLine): ComparedCell => ({
	...DERIVED,
	text,
	number,
	unit,
	state,
	source,
	date
});

/** Names of the registers that counts come from, and the date they are as of. */
export function registerOf({ sources, asOf }: TerritoryTable): {
	readonly source: string;
	readonly date: string;
} {
	const names = sources.filter(({ kind }) => kind === 'establishments').map(({ name }) => name);
	return { source: [...new Set(names)].join(', '), date: asOf };
}

export type Register = ReturnType<typeof registerOf>;

/** Names of all that head-counts of these rows come from, declared or estimated, and the latest date that they are as of. */
export function headsFrom({ sources, structures }: TerritoryTable, rows: readonly number[]): Register {
	const given = numberColumn(structures, 'structure.heads').source;
	const used = [...new Set(rows.map((at) => given?.[at] ?? 0))]
		.sort((a, b) => a - b)
		.flatMap((at) => sources[at] ?? [])
		.filter(({ kind }) => kind !== 'none');
	return {
		source: [...new Set(used.map(({ name }) => name))].join(', '),
		date:
			used
				.map(({ date }) => date)
				.sort()
				.at(-1) ?? ''
	};
}

/** A count of structures, and its share of a whole. */
export const countCell = (count: number, register: Register, whole?: number, detail = ''): ComparedCell => ({
	...DERIVED,
	...register,
	text: formatInteger(count),
	detail: [
		...(whole === undefined ? [] : [formatShare(count, whole)]),
		...(detail === '' ? [] : [detail])
	].join(', ')
});

/** @param computed what the criteria say, where a person decided otherwise; else null */
export const outcomeCell = (
	id: string,
	looks: Looks,
	estimated: boolean,
	register: Register,
	computed: string | null
): ComparedCell => ({
	...DERIVED,
	...register,
	text: looks(id).label,
	outcome: id,
	detail: computed === null ? '' : french(`dérogation, calculé : ${looks(computed).short}`),
	state: estimated ? 'estimated' : 'derived'
});

export const ssoCell = (answer: string, register: Register): ComparedCell => ({
	...DERIVED,
	...register,
	text: SSO_LABELS[answer] ?? answer
});

export const textCell = (text: string, register: Register): ComparedCell => ({
	...DERIVED,
	...register,
	text
});

export const headsCell = (
	number: Pick<Interval, 'low' | 'likely' | 'high' | 'state'>,
	register: Register,
	detail: string
): ComparedCell => ({
	...DERIVED,
	...register,
	text: null,
	number,
	detail,
	unit: 'personnes',
	state: number.state
});

const keyOf = ({ text, number }: ComparedCell): string =>
	number === null ? `${text}` : [number.state, number.low, number.likely, number.high].join();

/** What tells one subject from another by nature: never a difference worth a mark. */
const IDENTIFIERS = new Set([
	'structure.finess',
	'structure.legal_entity',
	'structure.siret',
	'structure.postal_code',
	'structure.commune',
	'organisation.id'
]);

/** A row whose cells differ as soon as one says something else; unknown is not known to differ. */
export function row(id: string, label: string, help: string, cells: readonly ComparedCell[]): ComparedRow {
	const known = cells.filter(({ state }) => state !== 'unknown').map(keyOf);
	return { id, label, help, cells, differs: !IDENTIFIERS.has(id) && new Set(known).size > 1 };
}

/** Points of a share from which two territories are said to differ. */
export const TELLING_POINTS = 5;

/** A row of shares, which territories of any size can be compared by. */
export function shareRow(
	id: string,
	label: string,
	help: string,
	parts: readonly {
		readonly count: number;
		readonly whole: number;
		readonly detail?: string;
		/** Where this part comes from, when not from the registers. */
		readonly from?: Register;
	}[],
	register: Register
): ComparedRow {
	const percents = parts.flatMap(({ count, whole }) => (whole === 0 ? [] : [(count / whole) * 100]));
	const spread = percents.length < 2 ? 0 : Math.max(...percents) - Math.min(...percents);
	return {
		id,
		label,
		help,
		cells: parts.map(({ count, whole, detail, from }) => countCell(count, from ?? register, whole, detail)),
		differs: spread >= TELLING_POINTS
	};
}

/** A row of quantities that depend on size: never said to differ. */
export const sizeRow = (
	id: string,
	label: string,
	help: string,
	cells: readonly ComparedCell[]
): ComparedRow => ({ id, label, help, cells, differs: false });
