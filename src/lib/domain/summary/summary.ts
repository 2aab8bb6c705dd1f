import { rollup, type Rollup } from '../rollup';
import { OTHER_STATES, type Classification } from '../segmentation';
import type { Interval } from '../shared';
import { ssoByOrganisation, type OrganisationSso, type SsoReport } from '../sso';
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

/** How many structures have a declared value of a field. */
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

/** Counts a classified territory by outcome, sector and certainty, sums its professionals, and says what is known of it. */
export function summarise(
	table: TerritoryTable,
	classification: Classification,
	sso: SsoReport
): TerritorySummary {
	const { structures } = table;
	const ids = [...classification.segments, ...OTHER_STATES];
	const outOfScope = ids.indexOf('out-of-scope');
	const heads = numberColumn(structures, 'structure.heads');
	const byOutcome = rollup(
		structures.rows,
		[
			{ codes: classification.result, size: ids.length },
			{ codes: classification.estimated, size: 2 }
		],
		heads
	);
	const states = rollup(structures.rows, [
		{ codes: classification.result, size: ids.length },
		{ codes: heads.state, size: 3 }
	]).counts;
	const outcomes = ids.map((id, outcome): OutcomeSummary => {
		const cells = [outcome * 2, outcome * 2 + 1];
		return {
			id,
			count: sum(cells.map((cell) => byOutcome.counts[cell] ?? 0)),
			estimated: byOutcome.counts[outcome * 2 + 1] ?? 0,
			professionals: headsSum(
				byOutcome,
				cells,
				[0, 2].some((state) => (states[outcome * 3 + state] ?? 0) > 0)
			)
		};
	});
	const listed = outcomes.filter((_, outcome) => outcome !== outOfScope);
	const isListed = (row: number): boolean => classification.result[row] !== outOfScope;
	return {
		structures: sum(listed.map(({ count }) => count)),
		sites: structures.rows,
		...countOrganisations(table, isListed),
		outcomes,
		cells: sectorCells(structures, classification, ids),
		professionals: addHeads(
			listed.filter(({ count }) => count > 0).map(({ professionals }) => professionals)
		),
		knowledge: DECLARED_FIELDS.map((field) => ({ field, known: countKnown(structures, field, isListed) })),
		sso: countAnswers(ssoByOrganisation(table, sso))
	};
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

function sectorCells(
	structures: Table,
	classification: Classification,
	ids: readonly string[]
): SummaryCell[] {
	const sector = codedColumn(structures, 'structure.sector');
	const { counts } = rollup(structures.rows, [
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

function countKnown(structures: Table, field: string, isListed: (row: number) => boolean): number {
	const column: Column | undefined = structures.columns.get(field);
	if (!column || column.kind === 'coordinate') return 0;
	const states = column.kind === 'number' ? column.state : column.codes;
	const isKnown = column.kind === 'number' ? (code: number) => code === 1 : (code: number) => code !== 0;
	let known = 0;
	for (let row = 0; row < structures.rows; row++) {
		if (isListed(row) && isKnown(states[row] ?? 0)) known++;
	}
	return known;
}

function countOrganisations(
	table: TerritoryTable,
	isListed: (row: number) => boolean
): { organisations: number; organisationsWithUses: number } {
	const listed = new Uint8Array(table.organisations.rows);
	for (let row = 0; row < table.structures.rows; row++) {
		if (isListed(row)) listed[table.structureOrganisation[row] ?? 0] = 1;
	}
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

function countAnswers(answers: readonly OrganisationSso[]): Record<OrganisationSso, number> {
	const counts: Record<OrganisationSso, number> = {
		mandatory: 0,
		undetermined: 0,
		watch: 0,
		'not-assessed': 0,
		'not-mandatory': 0,
		none: 0
	};
	for (const answer of answers) counts[answer]++;
	return counts;
}
