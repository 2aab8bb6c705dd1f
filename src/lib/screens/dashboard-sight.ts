import {
	createExplorer,
	largestFirst,
	organisationsOf,
	SCOPE_FIELD,
	sizeBins,
	slicesBy,
	type SizeBin,
	type Slice
} from '$lib/domain/explore';
import type { Interval } from '$lib/domain/shared';
import {
	countSso,
	sectorCells,
	summarise,
	summariseOutcomes,
	type OutcomeSummary,
	type SummaryCell,
	type TerritorySummary
} from '$lib/domain/summary';
import { codedColumn, intervalAt, numberColumn, textAt } from '$lib/domain/table';
import { applyStructuresView, defaultView } from '$lib/domain/view';
import type { BarField, DashboardAddress, SizeField } from './dashboard-address';
import { territoryOfDepartment } from './place-names';
import { ssoNearest, type SsoLine } from './sso-lines';
import { structureBrief, type StructureBrief } from './structure-brief';
import type { TerritoryData } from './territory-data';

/** The size of one organisation, by name. */
export interface OrganisationSize {
	readonly id: string;
	readonly name: string;
	readonly size: Interval;
}

/**
 * All that the dashboard draws under a view, in plain data: the server gives it first, the browser makes it afterwards. There each
 * chart is counted when it is read, so that a click waits for none that is out of sight.
 */
export interface DashboardSight {
	/** Structures of the dataset that the lists show without any filter. */
	readonly total: number;
	/** No structure passes every filter. */
	readonly isEmpty: boolean;
	/** Of the structures that pass every filter. */
	readonly summary: TerritorySummary;
	/** How many of these are in a segment that a person decided. */
	readonly decided: number;
	/** By outcome, out of scope too, the filter on segments left out. */
	readonly outcomes: readonly OutcomeSummary[];
	/** By sector and outcome, the filters on both left out. */
	readonly cells: readonly SummaryCell[];
	/** By département, the filters on départements and segments left out. */
	readonly places: readonly Slice[];
	/** Départements of the dataset: those the map is drawn for, and those shown beside it. */
	readonly extent: { readonly drawn: readonly string[]; readonly beside: readonly string[] };
	readonly bars: readonly Slice[];
	/** By certainty, its own filter left out. */
	readonly certainty: readonly Slice[];
	readonly sizes: {
		readonly bins: readonly SizeBin[];
		readonly largest: readonly OrganisationSize[];
		readonly organisations: number;
	};
	/** Organisations by their answer on single sign-on, and those nearest to the obligation; filters on both left out. */
	readonly sso: { readonly counts: TerritorySummary['sso']; readonly lines: readonly SsoLine[] };
	/** The first structures of the list. */
	readonly first: readonly StructureBrief[];
}

const FIRST = 8;
const LARGEST = 8;
const NEAREST = 6;

const OWNED = [
	'segment',
	'certainty',
	'sso',
	'structure.sector',
	'structure.category',
	'structure.department',
	'structure.legal_status',
	'structure.tariff_authority',
	'organisation.id',
	'organisation.esms',
	'organisation.professionals'
];

/** Lower ends of the ranges of sizes: the thresholds of the programmes and of the rules are ends. */
export const SIZE_STARTS: Readonly<Record<SizeField, readonly number[]>> = {
	'organisation.esms': [0, 1, 2, 4, 8, 15, 25, 50, 100, 200],
	'organisation.professionals': [0, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5001, 10000]
};

/** The same function, which gives its last result again while it is given the same: most charts do not change at a click. */
function kept<Given extends readonly unknown[], Result>(
	make: (...given: Given) => Result
): (...given: Given) => Result {
	let last: { readonly given: Given; readonly result: Result } | undefined;
	return (...given) => {
		if (!last?.given.every((each, place) => each === given[place])) last = { given, result: make(...given) };
		return last.result;
	};
}

/** What is counted of a classified territory, chart by chart. */
function chartsOf(data: TerritoryData) {
	const { table, classification, sso, ssoAnswers } = data;
	const listed = applyStructuresView(data, defaultView('structure'));
	const departments = slicesBy(data, listed, 'structure.department').map(({ value }) => value);
	return {
		explorer: createExplorer(data, OWNED),
		total: listed.length,
		extent: kept((regions: string | null) => extentOf(departments, coveredBy(data, regions))),
		summary: kept((rows: Uint32Array) => summarise(table, classification, ssoAnswers, rows)),
		decided: kept((rows: Uint32Array) => (data.overrides.length === 0 ? 0 : countDecided(data, rows))),
		outcomes: kept((rows: Uint32Array) => summariseOutcomes(table, classification, rows)),
		cells: kept((rows: Uint32Array) => sectorCells(table, classification, rows)),
		places: kept((rows: Uint32Array) => slicesBy(data, rows, 'structure.department')),
		bars: kept((rows: Uint32Array, field: BarField) => slicesBy(data, rows, field)),
		certainty: kept((rows: Uint32Array) => slicesBy(data, rows, 'certainty')),
		// Two of them: a click on one of the charts of organisations leaves its own as they were.
		sizedOrganisations: kept((rows: Uint32Array) => organisationsOf(table, rows)),
		ssoOrganisations: kept((rows: Uint32Array) => organisationsOf(table, rows)),
		sizes: kept((organisations: Uint32Array, field: SizeField): DashboardSight['sizes'] => ({
			bins: sizeBins(table, organisations, field, SIZE_STARTS[field]),
			largest: largestFirst(table, organisations, field, LARGEST).map((row) =>
				organisationSize(data, row, field)
			),
			organisations: organisations.length
		})),
		ssoCounts: kept((rows: Uint32Array) => countSso(table, ssoAnswers, rows)),
		ssoLines: kept((organisations: Uint32Array) => ssoNearest(table, sso, organisations, NEAREST)),
		first: kept((rows: Uint32Array) => [...rows.subarray(0, FIRST)].map((row) => structureBrief(data, row)))
	};
}

function countDecided({ overrideOf }: TerritoryData, rows: Uint32Array): number {
	let count = 0;
	for (const row of rows) if ((overrideOf[row] ?? 0) > 0) count++;
	return count;
}

/** Of each classified territory: made once, as it never changes. */
const known = new WeakMap<TerritoryData, ReturnType<typeof chartsOf>>();

function knownOf(data: TerritoryData): ReturnType<typeof chartsOf> {
	const held = known.get(data) ?? chartsOf(data);
	known.set(data, held);
	return held;
}

/** Everything the dashboard shows at an address. What a click leaves as it was is the same object as before. */
export function dashboardSight(data: TerritoryData, { view, bars, sizes }: DashboardAddress): DashboardSight {
	const charts = knownOf(data);
	const rows = charts.explorer.select(view, {
		all: [],
		outcomes: ['segment', SCOPE_FIELD],
		flows: ['structure.sector', 'segment'],
		map: ['structure.department', 'segment'],
		bars: [bars],
		certainty: ['certainty'],
		sizes: [sizes, 'organisation.id'],
		sso: ['sso', 'organisation.id']
	});
	return {
		total: charts.total,
		isEmpty: rows('all').length === 0,
		get summary() {
			return charts.summary(rows('all'));
		},
		get decided() {
			return charts.decided(rows('all'));
		},
		get outcomes() {
			return charts.outcomes(rows('outcomes'));
		},
		extent: charts.extent(view.filters['structure.region']?.join('\n') ?? null),
		get cells() {
			return charts.cells(rows('flows'));
		},
		get places() {
			return charts.places(rows('map'));
		},
		get bars() {
			return charts.bars(rows('bars'), bars);
		},
		get certainty() {
			return charts.certainty(rows('certainty'));
		},
		get sizes() {
			return charts.sizes(charts.sizedOrganisations(rows('sizes')), sizes);
		},
		sso: {
			get counts() {
				return charts.ssoCounts(rows('sso'));
			},
			get lines() {
				return charts.ssoLines(charts.ssoOrganisations(rows('sso')));
			}
		},
		get first() {
			return charts.first(rows('all'));
		}
	};
}

/**
 * Which départements the territory is about: those of the regions filtered by, else those that a register covers wholly;
 * all of them for the whole of France.
 * @param regions their codes, one per line; null without that filter
 */
function coveredBy({ table }: TerritoryData, regions: string | null): (department: string) => boolean {
	if (regions !== null) {
		const wanted = new Set(regions.split('\n'));
		return (department) => wanted.has(territoryOfDepartment(department));
	}
	const { national, departments } = table.coverage;
	if (table.territories)
		return (department) => table.territories?.includes(territoryOfDepartment(department)) ?? true;
	if (national || departments.length === 0) return () => true;
	return (department) => departments.includes(department);
}

const extentOf = (
	departments: readonly string[],
	isCovered: (department: string) => boolean
): DashboardSight['extent'] => ({
	drawn: departments.filter((code) => code !== '' && isCovered(code)),
	beside: departments.filter((code) => code === '' || !isCovered(code))
});

function organisationSize({ table }: TerritoryData, row: number, field: SizeField): OrganisationSize {
	const id = textAt(codedColumn(table.organisations, 'organisation.id'), row);
	const name = textAt(codedColumn(table.organisations, 'organisation.name'), row);
	return { id, name: name || id, size: intervalAt(numberColumn(table.organisations, field), row) };
}
