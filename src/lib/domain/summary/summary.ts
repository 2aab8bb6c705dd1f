import { rollup, type Rollup } from '../rollup';
import { OTHER_STATES, type Classification } from '../segmentation';
import { NUMBER_STATES, type Interval } from '../shared';
import type { OrganisationSso } from '../sso';
import { numberColumn, type TerritoryTable } from '../table';
import { kindsOf, type Kind } from './kinds';

/** A sum of head-counts: `declared` when every part is, `unknown` when nothing likely can be said of some part. */
export type HeadsSum = Pick<Interval, 'low' | 'likely' | 'high' | 'state'>;

/** One segment or other state: how many structures, and of them how many by estimate or assumption. */
export interface OutcomeSummary {
	readonly id: string;
	readonly count: number;
	readonly estimated: number;
	readonly professionals: HeadsSum;
}

/** Structures of one sector in one outcome; cells without any are left out. */
export interface SummaryCell {
	readonly sector: string;
	readonly outcome: string;
	readonly count: number;
	readonly estimated: number;
}

/** How many structures have a declared value of a field; a field the table does not hold (yet) is left out. */
export interface Knowledge {
	readonly field: string;
	readonly known: number;
}

/** A territory in one look; the same function gives it to the screens of the server and of the browser. */
export interface TerritorySummary {
	/** Structures but those out of scope: those that the lists show. */
	readonly structures: number;
	readonly sites: number;
	/** Organisations that have at least one structure in the lists. */
	readonly organisations: number;
	/** Segments in the order of the criteria, then the other states. */
	readonly outcomes: readonly OutcomeSummary[];
	readonly cells: readonly SummaryCell[];
	/** Of the structures in the lists. */
	readonly professionals: HeadsSum;
	readonly knowledge: readonly Knowledge[];
	/** Of the organisations above, those that declared a use. */
	readonly organisationsWithUses: number;
	/** Organisations by their answer on single sign-on. */
	readonly sso: Readonly<Record<OrganisationSso, number>>;
}

const DECLARED = NUMBER_STATES.indexOf('declared');

/**
 * Counts a classified territory by outcome, sector and certainty, sums its professionals, and says what is known of it.
 * @param answers answer of each organisation on single sign-on, by row of `table.organisations`
 * @param rows rows of `table.structures` to look at, all of them when absent; organisations are then those that run one
 */
export function summarise(
	table: TerritoryTable,
	classification: Classification,
	answers: readonly OrganisationSso[],
	rows?: Uint32Array
): TerritorySummary {
	const counted = countKinds(table, classification, rows);
	const outcomes = outcomesOf(classification, counted);
	const listed = outcomes.filter(({ id }) => id !== 'out-of-scope');
	let knowledge: readonly Knowledge[] | undefined;
	return {
		structures: sum(listed.map(({ count }) => count)),
		sites: rows?.length ?? table.structures.rows,
		...countOrganisations(table, classification, rows),
		outcomes,
		cells: cellsOf(counted),
		professionals: addHeads(
			listed.filter(({ count }) => count > 0).map(({ professionals }) => professionals)
		),
		/** Counted when it is read: few of those who look at a summary at each click do. */
		get knowledge() {
			return (knowledge ??= countKnown(table, classification, rows));
		},
		sso: countSso(table, answers, rows)
	};
}

/** Structures of each kind, and the sums of their professionals. */
interface KindCount extends Kind {
	readonly count: number;
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

/** Kinds that some structure is of. */
function countKinds(
	{ structures }: TerritoryTable,
	classification: Classification,
	rows: Uint32Array | undefined
): readonly KindCount[] {
	const { kinds, kindOf } = kindsOf(structures, classification);
	const sums: Rollup = rollup(rows ?? structures.rows, [kindOf], numberColumn(structures, 'structure.heads'));
	const counted: KindCount[] = [];
	sums.counts.forEach((count, place) => {
		const kind = kinds[place];
		if (count === 0 || !kind) return;
		const [low = 0, likely = 0, high = 0] = [sums.low[place], sums.likely[place], sums.high[place]];
		counted.push({ ...kind, count, low, likely, high });
	});
	return counted;
}

/**
 * The structures of each outcome and their professionals, in the order of the criteria, then the other states.
 * @param rows rows of `table.structures` to look at, all of them when absent
 */
export const summariseOutcomes = (
	table: TerritoryTable,
	classification: Classification,
	rows?: Uint32Array
): readonly OutcomeSummary[] => outcomesOf(classification, countKinds(table, classification, rows));

function outcomesOf({ segments }: Classification, counted: readonly KindCount[]): readonly OutcomeSummary[] {
	return [...segments, ...OTHER_STATES].map((id): OutcomeSummary => {
		const own = counted.filter(({ outcome }) => outcome === id);
		return {
			id,
			count: sum(own.map(({ count }) => count)),
			estimated: sum(own.map(({ count, estimated }) => (estimated ? count : 0))),
			professionals: headsOf(
				sum(own.map(({ low }) => low)),
				sum(own.map(({ likely }) => likely)),
				sum(own.map(({ high }) => high)),
				own.some(({ heads }) => heads !== DECLARED)
			)
		};
	});
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const headsOf = (low: number, likely: number, high: number, undeclared: boolean): HeadsSum => ({
	low,
	likely: Number.isNaN(likely) ? null : likely,
	high,
	state: Number.isNaN(likely) ? 'unknown' : undeclared ? 'estimated' : 'declared'
});

function addHeads(parts: readonly HeadsSum[]): HeadsSum {
	return headsOf(
		sum(parts.map(({ low }) => low)),
		sum(parts.map(({ likely }) => likely ?? NaN)),
		sum(parts.map(({ high }) => high)),
		parts.some(({ state }) => state !== 'declared')
	);
}

/**
 * Structures by sector and outcome.
 * @param rows rows of `table.structures` to look at, all of them when absent
 */
export const sectorCells = (
	table: TerritoryTable,
	classification: Classification,
	rows?: Uint32Array
): readonly SummaryCell[] => cellsOf(countKinds(table, classification, rows));

/** Kinds come by sector, then by outcome: those of one cell follow each other. */
function cellsOf(counted: readonly KindCount[]): readonly SummaryCell[] {
	const cells: { sector: string; outcome: string; count: number; estimated: number }[] = [];
	for (const { sector, outcome, estimated, count } of counted) {
		let cell = cells.at(-1);
		if (cell?.sector !== sector || cell.outcome !== outcome) {
			cell = { sector, outcome, count: 0, estimated: 0 };
			cells.push(cell);
		}
		cell.count += count;
		if (estimated) cell.estimated += count;
	}
	return cells;
}

/** Structures in scope by field that somebody declared. */
function countKnown(
	{ structures }: TerritoryTable,
	classification: Classification,
	rows: Uint32Array | undefined
): readonly Knowledge[] {
	const { fields, declared } = kindsOf(structures, classification);
	const { counts } = rollup(rows ?? structures.rows, [declared]);
	return fields.map((field, place) => {
		let known = 0;
		counts.forEach((count, bits) => {
			if ((bits & (1 << place)) !== 0) known += count;
		});
		return { field, known };
	});
}

/** 1 for each organisation that runs one of the structures. */
function organisationFlags(
	{ organisations, structures, structureOrganisation }: TerritoryTable,
	rows: Uint32Array | undefined,
	isOut: (row: number) => boolean
): Uint8Array {
	const flags = new Uint8Array(organisations.rows);
	const taken = rows?.length ?? structures.rows;
	for (let i = 0; i < taken; i++) {
		const row = rows ? (rows[i] ?? 0) : i;
		if (!isOut(row)) flags[structureOrganisation[row] ?? 0] = 1;
	}
	return flags;
}

function countOrganisations(
	table: TerritoryTable,
	{ segments, result }: Classification,
	rows: Uint32Array | undefined
): Pick<TerritorySummary, 'organisations' | 'organisationsWithUses'> {
	const outOfScope = segments.length + OTHER_STATES.indexOf('out-of-scope');
	const listed = organisationFlags(table, rows, (row) => result[row] === outOfScope);
	const withUses = new Uint8Array(listed.length);
	for (const row of table.useOrganisation) withUses[row] = listed[row] ?? 0;
	return { organisations: countFlags(listed), organisationsWithUses: countFlags(withUses) };
}

function countFlags(flags: Uint8Array): number {
	let count = 0;
	for (let i = 0; i < flags.length; i++) count += flags[i] ?? 0;
	return count;
}

const ANSWERS: readonly OrganisationSso[] = [
	'mandatory',
	'undetermined',
	'watch',
	'not-assessed',
	'not-mandatory',
	'none'
];

/** Answers as places in ANSWERS: a list of answers never changes. */
const coded = new WeakMap<readonly OrganisationSso[], Uint8Array>();

function codesOf(answers: readonly OrganisationSso[]): Uint8Array {
	const codes = coded.get(answers) ?? Uint8Array.from(answers, (answer) => ANSWERS.indexOf(answer));
	coded.set(answers, codes);
	return codes;
}

/**
 * Organisations by their answer on single sign-on.
 * @param answers by row of `table.organisations`
 * @param rows rows of `table.structures`: organisations that run none of them are left out; all count when absent
 */
export function countSso(
	table: TerritoryTable,
	answers: readonly OrganisationSso[],
	rows?: Uint32Array
): Readonly<Record<OrganisationSso, number>> {
	const codes = codesOf(answers);
	const among = rows && organisationFlags(table, rows, () => false);
	const counts = new Uint32Array(ANSWERS.length);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] ?? 0;
		if (among?.[row] !== 0) counts[code] = (counts[code] ?? 0) + 1;
	}
	const [mandatory = 0, undetermined = 0, watch = 0, notAssessed = 0, notMandatory = 0, none = 0] = counts;
	return { mandatory, undetermined, watch, 'not-assessed': notAssessed, 'not-mandatory': notMandatory, none };
}
