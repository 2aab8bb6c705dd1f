import {
	createExplorer,
	largestFirst,
	organisationsOf,
	SCOPE_FIELD,
	sizeBins,
	slicesBy,
	type Explorer,
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
import type { DashboardAddress, SizeField } from './dashboard-address';
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

/** All that the dashboard draws under a view, in plain data: the server gives it first, the browser makes it afterwards. */
export interface DashboardSight {
	/** Structures of the dataset that the lists show without any filter. */
	readonly total: number;
	/** Of the structures that pass every filter. */
	readonly summary: TerritorySummary;
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

interface Known {
	readonly explorer: Explorer;
	readonly total: number;
	readonly departments: readonly string[];
}

/** Of each classified territory: made once, as it never changes. */
const known = new WeakMap<TerritoryData, Known>();

function knownOf(data: TerritoryData): Known {
	const held = known.get(data);
	if (held) return held;
	const rows = applyStructuresView(data, defaultView('structure'));
	const made = {
		explorer: createExplorer(data, OWNED),
		total: rows.length,
		departments: slicesBy(data, rows, 'structure.department').map(({ value }) => value)
	};
	known.set(data, made);
	return made;
}

/** Everything the dashboard shows at an address. */
export function dashboardSight(data: TerritoryData, address: DashboardAddress): DashboardSight {
	const { table, classification, sso } = data;
	const { view } = address;
	const { explorer, total, departments } = knownOf(data);
	const rows = explorer.select(view, {
		all: [],
		outcomes: ['segment', SCOPE_FIELD],
		flows: ['structure.sector', 'segment'],
		map: ['structure.department', 'segment'],
		bars: [address.bars],
		certainty: ['certainty'],
		sizes: [address.sizes, 'organisation.id'],
		sso: ['sso', 'organisation.id']
	});
	const summary = summarise(table, classification, data.ssoAnswers, rows('all'));
	const sized = organisationsOf(table, rows('sizes'));
	return {
		total,
		summary,
		outcomes: summariseOutcomes(table, classification, rows('outcomes')),
		cells: rows('flows') === rows('all') ? summary.cells : sectorCells(table, classification, rows('flows')),
		places: slicesBy(data, rows('map'), 'structure.department'),
		extent: extentOf(departments, coveredBy(data, view.filters['structure.region'])),
		bars: slicesBy(data, rows('bars'), address.bars),
		certainty: slicesBy(data, rows('certainty'), 'certainty'),
		sizes: {
			bins: sizeBins(table, sized, address.sizes, SIZE_STARTS[address.sizes]),
			largest: largestFirst(table, sized, address.sizes, LARGEST).map((row) =>
				organisationSize(data, row, address.sizes)
			),
			organisations: sized.length
		},
		sso: {
			counts: rows('sso') === rows('all') ? summary.sso : countSso(table, data.ssoAnswers, rows('sso')),
			lines: ssoNearest(table, sso, organisationsOf(table, rows('sso')), NEAREST)
		},
		first: [...rows('all').subarray(0, FIRST)].map((row) => structureBrief(data, row))
	};
}

/**
 * Which départements the territory is about: those of the regions filtered by, else those that a register covers wholly;
 * all of them for the whole of France.
 */
function coveredBy(
	{ table }: TerritoryData,
	regions: readonly string[] | undefined
): (department: string) => boolean {
	if (regions) return (department) => regions.includes(territoryOfDepartment(department));
	const { national, departments } = table.coverage;
	if (table.territories) return (department) => table.territories?.includes(territoryOfDepartment(department)) ?? true;
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
