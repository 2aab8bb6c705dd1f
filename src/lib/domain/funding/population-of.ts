import type { Ratio } from '../reference';
import { OTHER_STATES, type Classification } from '../segmentation';
import type { OrganisationSso } from '../sso';
import { codedColumn, numberColumn, textAt, type CodedColumn, type TerritoryTable } from '../table';
import { HIGH, LIKELY, LOW } from './bounds';
import {
	SSO_STATES,
	type BoundColumns,
	type LeftOut,
	type Population,
	type PopulationOrganisations
} from './population';
import { schemesOutsidePsc } from './schemes';

/** What a population is made from. */
export interface PopulationSources {
	readonly table: TerritoryTable;
	/** What is shown: overrides included. */
	readonly classification: Classification;
	/** By row of the organisations table. */
	readonly sso: readonly OrganisationSso[];
	/** By category. */
	readonly ratios: ReadonlyMap<string, Ratio>;
	/** States of components, organisation × components + component; null where nothing is known of them. */
	readonly targets: { readonly components: readonly string[]; readonly states: Uint8Array } | null;
}

const bounds = (count: number): BoundColumns => [
	new Float64Array(count),
	new Float64Array(count),
	new Float64Array(count)
];

/** Structures that a plan is about, in the order of their FINESS numbers, so that amounts never depend on the order of rows. */
export function populationOf(sources: PopulationSources): Population {
	const { table, classification } = sources;
	const { structures } = table;
	const finess = codedColumn(structures, 'structure.finess');
	const { kept, leftOut } = selected(sources, finess);
	const count = kept.length;
	const text = (id: string): readonly string[] => {
		const column = codedColumn(structures, id);
		return Array.from(kept, (row) => textAt(column, row));
	};
	const { segment, possible } = segmentsOf(classification, kept);
	const headsColumn = numberColumn(structures, 'structure.heads');
	const heads = bounds(count);
	const headsState = Uint8Array.from(kept, (row) => headsColumn.state[row] ?? 0);
	kept.forEach((row, i) => {
		const [low, likely, high] = [
			headsColumn.low[row] ?? 0,
			headsColumn.likely[row] ?? NaN,
			headsColumn.high[row] ?? 0
		];
		heads[LOW][i] = low;
		heads[HIGH][i] = high;
		heads[LIKELY][i] = Number.isNaN(likely) ? (low + high) / 2 : likely;
	});
	const category = text('structure.category');
	const places = numberColumn(structures, 'structure.places').likely;
	const { organisation, organisations } = organisationsOf(sources, kept);
	return {
		segments: classification.segments,
		components: sources.targets?.components ?? [],
		finess: text('structure.finess'),
		name: text('structure.name'),
		row: kept,
		organisation,
		segment,
		possible,
		heads,
		headsState,
		equipped: equippedShares(table, kept, heads[LIKELY]),
		turnover: Float64Array.from(category, (code) => sources.ratios.get(code)?.turnover ?? NaN),
		places: Float64Array.from(kept, (row) => places[row] ?? NaN),
		sector: text('structure.sector'),
		category,
		department: text('structure.department'),
		region: text('structure.region'),
		tariffAuthority: text('structure.tariff_authority'),
		legalStatus: text('structure.legal_status'),
		legalEntity: text('structure.legal_entity'),
		siret: text('structure.siret'),
		organisations,
		leftOut
	};
}

/**
 * The population of the same territory under another classification, when that concerns the same structures and leaves the same ones
 * out; null when it has to be made anew. What it gives is what `populationOf` would.
 * @param made of the same table and answers on single sign-on
 */
export function reclassified(
	made: Population,
	{ table, classification }: Pick<PopulationSources, 'table' | 'classification'>
): Population | null {
	if (made.segments.join() !== classification.segments.join()) return null;
	const { high } = numberColumn(table.structures, 'structure.heads');
	const rows = table.structures.rows;
	const reasons = new Array<LeftOut['reason'] | 'kept' | 'out'>(rows).fill('out');
	for (const row of made.row) reasons[row] = 'kept';
	for (const { row, reason } of made.leftOut) reasons[row] = reason;
	for (let row = 0; row < rows; row++)
		if (reasonOf(classification, row, high[row] ?? 0) !== reasons[row]) return null;
	return { ...made, ...segmentsOf(classification, made.row) };
}

function segmentsOf(
	{ segments, result, possible: open }: Classification,
	kept: Uint32Array
): Pick<Population, 'segment' | 'possible'> {
	const segment = new Uint8Array(kept.length);
	const possible = new Uint32Array(kept.length);
	const mask = (2 << segments.length) - 1;
	kept.forEach((row, i) => {
		const own = result[row] ?? 0;
		segment[i] = Math.min(own, segments.length);
		possible[i] = own < segments.length ? 1 << own : (open[row] ?? 0) & mask;
	});
	return { segment, possible };
}

/** Whether a plan is about a structure, is not and says why, or looks at it not at all. */
function reasonOf(
	{ segments, result }: Classification,
	row: number,
	high: number
): LeftOut['reason'] | 'kept' | 'out' {
	const own = result[row] ?? 0;
	const state = own < segments.length ? 'segment' : OTHER_STATES[own - segments.length];
	if (state === 'out-of-scope') return 'out';
	if (state === 'no-segment' || state === 'to-qualify') return state;
	return high === Infinity ? 'heads-unbounded' : 'kept';
}

/** Rows that a plan is about, by FINESS number, and those left out with the reason. */
function selected(
	{ table, classification }: PopulationSources,
	finess: CodedColumn
): { kept: Uint32Array; leftOut: LeftOut[] } {
	const { high } = numberColumn(table.structures, 'structure.heads');
	const kept: number[] = [];
	const leftOut: LeftOut[] = [];
	for (let row = 0; row < table.structures.rows; row++) {
		const reason = reasonOf(classification, row, high[row] ?? 0);
		if (reason === 'kept') kept.push(row);
		else if (reason !== 'out') leftOut.push({ finess: textAt(finess, row), row, reason });
	}
	const rank = finessRank(finess);
	kept.sort((a, b) => (rank[finess.codes[a] ?? 0] ?? 0) - (rank[finess.codes[b] ?? 0] ?? 0));
	leftOut.sort((a, b) => (a.finess < b.finess ? -1 : 1));
	return { kept: Uint32Array.from(kept), leftOut };
}

/** Place of each value of the column in the order of FINESS numbers. */
function finessRank({ values }: CodedColumn): Uint32Array {
	const order = values
		.map((_, code) => code)
		.sort((a, b) => ((values[a] ?? '') < (values[b] ?? '') ? -1 : 1));
	const rank = new Uint32Array(values.length);
	order.forEach((code, place) => {
		rank[code] = place;
	});
	return rank;
}

/** Declared numbers of equipped professionals as shares of the heads, at most 1; NaN where nothing is declared. */
function equippedShares(table: TerritoryTable, kept: Uint32Array, heads: Float64Array): Float64Array {
	const { likely, state } = numberColumn(table.structures, 'structure.equipped');
	return Float64Array.from(kept, (row, i) => {
		const among = heads[i] ?? 0;
		return state[row] === 0 || among === 0 ? NaN : Math.min(1, (likely[row] ?? NaN) / among);
	});
}

function organisationsOf(
	{ table, sso, targets }: PopulationSources,
	kept: Uint32Array
): { organisation: Uint32Array; organisations: PopulationOrganisations } {
	const rows: number[] = [];
	const indexOf = new Map<number, number>();
	const organisation = Uint32Array.from(kept, (row) => {
		const of = table.structureOrganisation[row] ?? 0;
		const known = indexOf.get(of) ?? rows.length;
		if (known === rows.length) {
			indexOf.set(of, known);
			rows.push(of);
		}
		return known;
	});
	const id = codedColumn(table.organisations, 'organisation.id');
	const name = codedColumn(table.organisations, 'organisation.name');
	const esms = numberColumn(table.organisations, 'organisation.esms').likely;
	const elsewhere = headsElsewhere(table);
	const schemes = schemesOutsidePsc(table);
	const width = targets?.components.length ?? 0;
	const components = new Uint8Array(rows.length * width);
	rows.forEach((row, i) => {
		if (targets) components.set(targets.states.subarray(row * width, (row + 1) * width), i * width);
	});
	const among = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] ?? NaN);
	return {
		organisation,
		organisations: {
			id: rows.map((row) => textAt(id, row)),
			name: rows.map((row) => textAt(name, row)),
			esms: Float64Array.from(rows, (row) => Math.max(1, esms[row] ?? 1)),
			headsElsewhere: among(elsewhere),
			sso: Uint8Array.from(rows, (row) => Math.max(0, SSO_STATES.indexOf(sso[row] ?? 'none'))),
			schemes: [among(schemes[LOW]), among(schemes[LIKELY]), among(schemes[HIGH])],
			components
		}
	};
}

/** Likely heads of each organisation's ESMS outside this table, where it is cut to a territory; 0 where it holds all there is. */
function headsElsewhere(table: TerritoryTable): Float64Array {
	const left = new Float64Array(table.organisations.rows);
	if (!table.territories) return left;
	const total = numberColumn(table.organisations, 'organisation.professionals').likely;
	const heads = numberColumn(table.structures, 'structure.heads').likely;
	left.set(total.map((value) => (Number.isNaN(value) ? 0 : value)));
	table.structureOrganisation.forEach((organisation, row) => {
		const here = heads[row] ?? NaN;
		left[organisation] = Math.max(0, (left[organisation] ?? 0) - (Number.isNaN(here) ? 0 : here));
	});
	return left;
}
