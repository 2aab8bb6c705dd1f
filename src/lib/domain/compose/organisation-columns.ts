import { declared, NUMBER_STATES, type Interval, type NumberState } from '../shared';
import { codedFrom, numbersFrom, type Column } from '../table';
import type { Notes } from './notes';
import type { OrganisationIdentity } from './organisations';
import type { Scope } from './scope';

/** What one site brings to the totals of its organisation. */
export interface SiteFacts {
	readonly organisation: number;
	readonly entity: string;
	readonly scope: Scope['scope'];
	readonly heads: Interval;
	/** Sources of the site and of its head-count, 0 without one. */
	readonly source: number;
	readonly headsSource: number;
	/** `yes`, `no` or `''`. */
	readonly itCentralised: string;
	readonly itSource: number;
	readonly legalStatus: string;
}

/** Sites by number: made as they are asked for, as there are as many as structures. */
interface Sites {
	readonly count: number;
	at(index: number): SiteFacts;
}

/** Sums over the sites of each organisation, by its row. */
interface Totals {
	readonly esms: Uint32Array;
	readonly toQualify: Uint32Array;
	readonly outside: Uint32Array;
	readonly entities: Uint32Array;
	/** The value that all sites have, `''` when they differ; null before the first site. */
	readonly legalStatus: (string | null)[];
	/** Answers met: YES, NO or both. */
	readonly itAnswers: Uint8Array;
	readonly itSource: Uint32Array;
	/** The latest sources among the sites. */
	readonly source: Uint32Array;
	readonly headsSource: Uint32Array;
	readonly low: Float64Array;
	readonly likely: Float64Array;
	readonly high: Float64Array;
	readonly sureLow: Float64Array;
	readonly sureHigh: Float64Array;
	/** States of the head-counts met, one bit each. */
	readonly states: Uint8Array;
}

const YES = 1;
const NO = 2;
const stateBit = (state: NumberState): number => 1 << NUMBER_STATES.indexOf(state);

/** What totals depend on besides the sites. */
export interface OrganisationContext {
	/** True when the registers cover the whole of France. */
	readonly national: boolean;
	/** ISO date of a source. */
	dateOf(source: number): string;
	readonly notes: Notes;
}

/**
 * Totals of organisations over all loaded data. A site to qualify may or may not be an ESMS: it widens the totals.
 * Where registers do not cover the whole of France, the sure bounds of a total have no ceiling; the working bounds count what is loaded.
 */
export function organisationColumns(
	identities: readonly (OrganisationIdentity | undefined)[],
	sites: Sites,
	context: OrganisationContext
): Map<string, Column> {
	const { national, notes } = context;
	const totals = noTotals(identities.length);
	const newest = (sources: Uint32Array, row: number, source: number): void => {
		const known = sources[row] ?? 0;
		if (source !== known && source !== 0 && context.dateOf(source) >= context.dateOf(known))
			sources[row] = source;
	};
	/** A legal entity is of one organisation: it counts where it is first met. */
	const entities = new Set<string>();
	for (let index = 0; index < sites.count; index++) {
		const site = sites.at(index);
		const row = site.organisation;
		if (site.entity !== '' && !entities.has(site.entity)) {
			entities.add(site.entity);
			add(totals.entities, row, 1);
		}
		addSite(totals, row, site);
		newest(totals.source, row, site.source);
		if (site.scope !== 'no') newest(totals.headsSource, row, site.headsSource);
	}
	totals.itAnswers.forEach((answers, row) => {
		const identity = identities[row];
		if (answers === (YES | NO)) notes.add('it-contradictory', identity?.name || (identity?.id ?? ''));
	});
	const rows = identities.length;
	const coded = (textOf: (row: number) => string): Column => codedFrom(rows, textOf, null);
	const at = (counts: Uint32Array, row: number): number => counts[row] ?? 0;
	/** A total bears the latest source of what it adds up. */
	const numbers = (intervalOf: (row: number) => Interval, sources: Uint32Array = totals.source): Column =>
		numbersFrom(rows, intervalOf, (row) => at(sources, row));
	const ceiling = (bound: number): number => (national ? bound : Infinity);
	const counted = (low: number, high: number): Interval => ({
		low,
		likely: low,
		high,
		sureLow: low,
		sureHigh: ceiling(high),
		state: national && low === high ? 'declared' : 'estimated'
	});
	const { esms, toQualify, outside, itAnswers, itSource } = totals;
	const answerOf = (row: number): string => soleAnswer(itAnswers[row] ?? 0);
	return new Map<string, Column>([
		['organisation.id', coded((row) => identities[row]?.id ?? '')],
		['organisation.name', coded((row) => identities[row]?.name ?? '')],
		['organisation.kind', coded((row) => identities[row]?.kind ?? '')],
		['organisation.legal_status', coded((row) => totals.legalStatus[row] ?? '')],
		[
			'organisation.legal_entities',
			numbers((row) => counted(at(totals.entities, row), at(totals.entities, row)))
		],
		['organisation.esms', numbers((row) => counted(at(esms, row), at(esms, row) + at(toQualify, row)))],
		['organisation.professionals', numbers((row) => professionals(totals, row, ceiling), totals.headsSource)],
		[
			'organisation.it_centralised',
			codedFrom(rows, answerOf, (row) => (answerOf(row) === '' ? 0 : at(itSource, row)))
		],
		[
			'organisation.out_of_field_sites',
			numbers((row) => counted(at(outside, row), at(outside, row) + at(toQualify, row)))
		],
		[
			'organisation.mixed',
			coded((row) => (at(outside, row) > 0 ? 'yes' : national && at(toQualify, row) === 0 ? 'no' : ''))
		]
	]);
}

const noTotals = (rows: number): Totals => ({
	esms: new Uint32Array(rows),
	toQualify: new Uint32Array(rows),
	outside: new Uint32Array(rows),
	entities: new Uint32Array(rows),
	legalStatus: new Array<string | null>(rows).fill(null),
	itAnswers: new Uint8Array(rows),
	itSource: new Uint32Array(rows),
	source: new Uint32Array(rows),
	headsSource: new Uint32Array(rows),
	low: new Float64Array(rows),
	likely: new Float64Array(rows),
	high: new Float64Array(rows),
	sureLow: new Float64Array(rows),
	sureHigh: new Float64Array(rows),
	states: new Uint8Array(rows)
});

function add(sums: Uint32Array | Float64Array, row: number, value: number): void {
	sums[row] = (sums[row] ?? 0) + value;
}

function addSite(totals: Totals, row: number, site: SiteFacts): void {
	const { legalStatus, itAnswers, itSource, states } = totals;
	const status = legalStatus[row] ?? null;
	legalStatus[row] = status === null || status === site.legalStatus ? site.legalStatus : '';
	if (site.scope === 'no') {
		add(totals.outside, row, 1);
		return;
	}
	if (site.itCentralised !== '') {
		itAnswers[row] = (itAnswers[row] ?? 0) | (site.itCentralised === 'yes' ? YES : NO);
		itSource[row] = Math.max(itSource[row] ?? 0, site.itSource);
	}
	const { heads } = site;
	if (site.scope === 'to-qualify') add(totals.toQualify, row, 1);
	else {
		add(totals.esms, row, 1);
		add(totals.low, row, heads.low);
		add(totals.sureLow, row, heads.sureLow);
		add(totals.likely, row, heads.likely ?? NaN);
	}
	add(totals.high, row, heads.high);
	add(totals.sureHigh, row, heads.sureHigh);
	states[row] = (states[row] ?? 0) | stateBit(site.scope === 'to-qualify' ? 'unknown' : heads.state);
}

function professionals(totals: Totals, row: number, ceiling: (bound: number) => number): Interval {
	const states = totals.states[row] ?? 0;
	if (states === 0)
		return { ...declared(0), sureHigh: ceiling(0), state: ceiling(0) === 0 ? 'declared' : 'estimated' };
	const sole = NUMBER_STATES.find((state) => stateBit(state) === states);
	const state: NumberState =
		sole === 'unknown' ? 'unknown' : sole === 'declared' && ceiling(0) === 0 ? 'declared' : 'estimated';
	const likely = totals.likely[row] ?? NaN;
	return {
		low: totals.low[row] ?? 0,
		likely: Number.isNaN(likely) ? null : likely,
		high: totals.high[row] ?? Infinity,
		sureLow: totals.sureLow[row] ?? 0,
		sureHigh: ceiling(totals.sureHigh[row] ?? Infinity),
		state
	};
}

const soleAnswer = (answers: number): string => (answers === YES ? 'yes' : answers === NO ? 'no' : '');
