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

interface Totals {
	esms: number;
	toQualify: number;
	outside: number;
	entities: number;
	/** The value that all sites have, `''` when they differ; null before the first site. */
	legalStatus: string | null;
	/** Answers met: YES, NO or both. */
	itAnswers: number;
	itSource: number;
	/** The latest sources among the sites. */
	source: number;
	headsSource: number;
	low: number;
	likely: number;
	high: number;
	sureLow: number;
	sureHigh: number;
	/** States of the head-counts met, one bit each. */
	states: number;
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
	sites: readonly SiteFacts[],
	context: OrganisationContext
): Map<string, Column> {
	const { national, notes } = context;
	const newest = (a: number, b: number): number =>
		b !== 0 && context.dateOf(b) >= context.dateOf(a) ? b : a;
	const totals = identities.map(emptyTotals);
	/** A legal entity is of one organisation: it counts where it is first met. */
	const entities = new Set<string>();
	for (const site of sites) {
		const total = totals[site.organisation];
		if (!total) continue;
		if (site.entity !== '' && !entities.has(site.entity)) {
			entities.add(site.entity);
			total.entities++;
		}
		addSite(total, site);
		total.source = newest(total.source, site.source);
		if (site.scope !== 'no') total.headsSource = newest(total.headsSource, site.headsSource);
	}
	totals.forEach((total, i) => {
		if (total.itAnswers === (YES | NO))
			notes.add('it-contradictory', identities[i]?.name || (identities[i]?.id ?? ''));
	});
	const rows = totals.length;
	const coded = (
		textOf: (total: Totals, row: number) => string,
		sourceOf?: (total: Totals) => number
	): Column => {
		const at = (row: number): Totals => totals[row] ?? emptyTotals();
		return codedFrom(rows, (row) => textOf(at(row), row), sourceOf ? (row) => sourceOf(at(row)) : null);
	};
	/** A total bears the latest source of what it adds up. */
	const numbers = (
		intervalOf: (total: Totals) => Interval,
		from: 'source' | 'headsSource' = 'source'
	): Column =>
		numbersFrom(
			rows,
			(row) => intervalOf(totals[row] ?? emptyTotals()),
			(row) => totals[row]?.[from] ?? 0
		);
	const ceiling = (bound: number): number => (national ? bound : Infinity);
	const counted = (low: number, high: number): Interval => ({
		low,
		likely: low,
		high,
		sureLow: low,
		sureHigh: ceiling(high),
		state: national && low === high ? 'declared' : 'estimated'
	});
	return new Map<string, Column>([
		['organisation.id', coded((_, row) => identities[row]?.id ?? '')],
		['organisation.name', coded((_, row) => identities[row]?.name ?? '')],
		['organisation.kind', coded((_, row) => identities[row]?.kind ?? '')],
		['organisation.legal_status', coded((total) => total.legalStatus ?? '')],
		['organisation.legal_entities', numbers((total) => counted(total.entities, total.entities))],
		['organisation.esms', numbers((total) => counted(total.esms, total.esms + total.toQualify))],
		['organisation.professionals', numbers((total) => professionals(total, ceiling), 'headsSource')],
		[
			'organisation.it_centralised',
			coded(
				(total) => soleAnswer(total.itAnswers),
				(total) => (soleAnswer(total.itAnswers) === '' ? 0 : total.itSource)
			)
		],
		[
			'organisation.out_of_field_sites',
			numbers((total) => counted(total.outside, total.outside + total.toQualify))
		],
		[
			'organisation.mixed',
			coded((total) => (total.outside > 0 ? 'yes' : national && total.toQualify === 0 ? 'no' : ''))
		]
	]);
}

const emptyTotals = (): Totals => ({
	esms: 0,
	toQualify: 0,
	outside: 0,
	entities: 0,
	legalStatus: null,
	itAnswers: 0,
	itSource: 0,
	source: 0,
	headsSource: 0,
	low: 0,
	likely: 0,
	high: 0,
	sureLow: 0,
	sureHigh: 0,
	states: 0
});

function addSite(total: Totals, site: SiteFacts): void {
	total.legalStatus =
		total.legalStatus === null || total.legalStatus === site.legalStatus ? site.legalStatus : '';
	if (site.scope === 'no') {
		total.outside++;
		return;
	}
	if (site.itCentralised !== '') {
		total.itAnswers |= site.itCentralised === 'yes' ? YES : NO;
		total.itSource = Math.max(total.itSource, site.itSource);
	}
	const { heads } = site;
	if (site.scope === 'to-qualify') total.toQualify++;
	else {
		total.esms++;
		total.low += heads.low;
		total.sureLow += heads.sureLow;
		total.likely += heads.likely ?? NaN;
	}
	total.high += heads.high;
	total.sureHigh += heads.sureHigh;
	total.states |= stateBit(site.scope === 'to-qualify' ? 'unknown' : heads.state);
}

function professionals(total: Totals, ceiling: (bound: number) => number): Interval {
	const { low, likely, high, sureLow, sureHigh, states } = total;
	if (states === 0)
		return { ...declared(0), sureHigh: ceiling(0), state: ceiling(0) === 0 ? 'declared' : 'estimated' };
	const sole = NUMBER_STATES.find((state) => stateBit(state) === states);
	const state: NumberState =
		sole === 'unknown' ? 'unknown' : sole === 'declared' && ceiling(0) === 0 ? 'declared' : 'estimated';
	return {
		low,
		likely: Number.isNaN(likely) ? null : likely,
		high,
		sureLow,
		sureHigh: ceiling(sureHigh),
		state
	};
}

const soleAnswer = (answers: number): string => (answers === YES ? 'yes' : answers === NO ? 'no' : '');
