import { rollup, type Rollup } from '../rollup';
import { OTHER_STATES, type Classification } from '../segmentation';
import { NUMBER_STATES, type Interval } from '../shared';
import type { OrganisationSso } from '../sso';
import { codedColumn, numberColumn, type Column, type Table, type TerritoryTable } from '../table';

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

/** Declared fields whose share is shown: what a survey would bring. */
const DECLARED_FIELDS = [
	'structure.places',
	'structure.heads',
	'structure.it_centralised',
	'structure.dui',
	'structure.accounts',
	'structure.phone',
	'structure.wish'
];

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
	const { structures } = table;
	const outOfScope = classification.segments.length + OTHER_STATES.indexOf('out-of-scope');
	const outcomes = summariseOutcomes(table, classification, rows);
	const listed = outcomes.filter((_, outcome) => outcome !== outOfScope);
	const listedRows = rowsInScope(classification, outOfScope, structures.rows, rows);
	return {
		structures: listedRows.length,
		sites: rows?.length ?? structures.rows,
		...countOrganisations(table, listedRows),
		outcomes,
		cells: sectorCells(table, classification, rows),
		professionals: addHeads(
			listed.filter(({ count }) => count > 0).map(({ professionals }) => professionals)
		),
		knowledge: DECLARED_FIELDS.filter((field) => structures.columns.has(field)).map((field) => ({
			field,
			known: countKnown(structures, field, listedRows)
		})),
		sso: countSso(table, answers, rows)
	};
}

function rowsInScope(
	{ result }: Classification,
	outOfScope: number,
	count: number,
	rows: Uint32Array | undefined
): Uint32Array {
	const taken = rows?.length ?? count;
	const kept = new Uint32Array(taken);
	let length = 0;
	for (let i = 0; i < taken; i++) {
		const row = rows ? (rows[i] ?? 0) : i;
		if (result[row] !== outOfScope) kept[length++] = row;
	}
	return kept.subarray(0, length);
}

/**
 * The structures of each outcome and their professionals, in the order of the criteria, then the other states.
 * @param rows rows of `table.structures` to look at, all of them when absent
 */
export function summariseOutcomes(
	{ structures }: TerritoryTable,
	classification: Classification,
	rows?: Uint32Array
): readonly OutcomeSummary[] {
	const ids = [...classification.segments, ...OTHER_STATES];
	const taken = rows ?? structures.rows;
	const heads = numberColumn(structures, 'structure.heads');
	const outcome = { codes: classification.result, size: ids.length };
	const byOutcome = rollup(taken, [outcome, { codes: classification.estimated, size: 2 }], heads);
	const states = rollup(taken, [outcome, { codes: heads.state, size: 3 }]).counts;
	return ids.map((id, place): OutcomeSummary => {
		const cells = [place * 2, place * 2 + 1];
		return {
			id,
			count: sum(cells.map((cell) => byOutcome.counts[cell] ?? 0)),
			estimated: byOutcome.counts[place * 2 + 1] ?? 0,
			professionals: headsSum(
				byOutcome,
				cells,
				[0, 2].some((state) => (states[place * 3 + state] ?? 0) > 0)
			)
		};
	});
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function headsSum(totals: Rollup, cells: readonly number[], undeclared: boolean): HeadsSum {
	const total = (bounds: Float64Array): number => sum(cells.map((cell) => bounds[cell] ?? 0));
	return headsOf(total(totals.low), total(totals.likely), total(totals.high), undeclared);
}

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
export function sectorCells(
	{ structures }: TerritoryTable,
	classification: Classification,
	rows?: Uint32Array
): readonly SummaryCell[] {
	const ids = [...classification.segments, ...OTHER_STATES];
	const sector = codedColumn(structures, 'structure.sector');
	const { counts } = rollup(rows ?? structures.rows, [
		{ codes: sector.codes, size: sector.values.length },
		{ codes: classification.result, size: ids.length },
		{ codes: classification.estimated, size: 2 }
	]);
	return sector.values.flatMap((code, s) =>
		ids.flatMap((outcome, o): SummaryCell[] => {
			const cell = (s * ids.length + o) * 2;
			const estimated = counts[cell + 1] ?? 0;
			const count = (counts[cell] ?? 0) + estimated;
			return count === 0 ? [] : [{ sector: code, outcome, count, estimated }];
		})
	);
}

function countKnown(structures: Table, field: string, rows: Uint32Array): number {
	const column: Column | undefined = structures.columns.get(field);
	if (!column || column.kind === 'coordinate') return 0;
	let known = 0;
	if (column.kind === 'number') {
		for (let i = 0; i < rows.length; i++) if (column.state[rows[i] ?? 0] === DECLARED) known++;
	} else {
		for (let i = 0; i < rows.length; i++) if (column.codes[rows[i] ?? 0] !== 0) known++;
	}
	return known;
}

/** 1 for each organisation that runs one of the structures. */
function organisationFlags(table: TerritoryTable, rows: Uint32Array): Uint8Array {
	const flags = new Uint8Array(table.organisations.rows);
	for (let i = 0; i < rows.length; i++) flags[table.structureOrganisation[rows[i] ?? 0] ?? 0] = 1;
	return flags;
}

function countOrganisations(
	table: TerritoryTable,
	rows: Uint32Array
): { organisations: number; organisationsWithUses: number } {
	const listed = organisationFlags(table, rows);
	const withUses = new Set(table.useOrganisation);
	let organisations = 0;
	let organisationsWithUses = 0;
	listed.forEach((has, row) => {
		if (has === 0) return;
		organisations++;
		if (withUses.has(row)) organisationsWithUses++;
	});
	return { organisations, organisationsWithUses };
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
	const among = rows && organisationFlags(table, rows);
	const counts: Record<OrganisationSso, number> = {
		mandatory: 0,
		undetermined: 0,
		watch: 0,
		'not-assessed': 0,
		'not-mandatory': 0,
		none: 0
	};
	answers.forEach((answer, row) => {
		if (among?.[row] !== 0) counts[answer]++;
	});
	return counts;
}
