import { codedColumn, numberColumn, textAt, type TerritoryTable } from '../table';
import type { SsoRule } from './rule';

export type SsoVerdict = 'mandatory' | 'not-mandatory' | 'undetermined';

/** The answer for one bearer of the rule (organisation, legal entity or structure) and one solution. */
export interface SsoAnswer {
	/** Row of the organisations table. */
	readonly organisation: number;
	/** Id of the organisation, or FINESS number of the legal entity or structure, after the rule's level. */
	readonly bearer: string;
	/** `''` for users whose solution nobody named. */
	readonly solution: string;
	/** Users, external accounts counted or not after the rule. `high` is Infinity when unbounded. */
	readonly low: number;
	readonly high: number;
	/** The same with external accounts. */
	readonly lowWithExternal: number;
	readonly highWithExternal: number;
	readonly verdict: SsoVerdict;
	/** Not mandatory for certain, yet within the watch band of the threshold. */
	readonly watch: boolean;
}

export interface SsoReport {
	readonly answers: readonly SsoAnswer[];
	/** Rows of organisations with ESMS, no use declared, and a head-count that could exceed the threshold. */
	readonly notAssessed: readonly number[];
	/** Organisations with ESMS and no use declared, whose head-count cannot exceed the threshold. */
	readonly notMandatoryByHeads: number;
	/** Legal entities whose total differs from the sum of their sites: the total was taken. */
	readonly mismatches: readonly SsoMismatch[];
}

export interface SsoMismatch {
	readonly entity: string;
	readonly solution: string;
	readonly entityTotal: number;
	readonly sitesTotal: number;
}

/** Sums of users; external accounts apart, as they may exceed staff. */
interface Users {
	low: number;
	high: number;
	externalLow: number;
	externalHigh: number;
}

const noUsers = (): Users => ({ low: 0, high: 0, externalLow: 0, externalHigh: 0 });

function addUsers(to: Users, from: Users): void {
	to.low += from.low;
	to.high += from.high;
	to.externalLow += from.externalLow;
	to.externalHigh += from.externalHigh;
}

interface Bearer {
	readonly organisation: number;
	readonly id: string;
	readonly solutions: Map<string, Users>;
}

/**
 * Who must deploy single sign-on: strictly more than the threshold of professionals on one same solution.
 * For a legal entity and a solution, a total given for the entity replaces the rows of its sites. Users whose solution
 * is not named go to the high bound of every solution of the bearer. Answers are sorted by their bounds, greatest first.
 */
export function assessSso(territory: TerritoryTable, rule: SsoRule): SsoReport {
	const mismatches: SsoMismatch[] = [];
	const bearers = collectBearers(territory, rule, mismatches);
	const answers = [...bearers.values()].flatMap((bearer) => answersOf(bearer, rule));
	answers.sort((a, b) => b.low - a.low || compareHigh(b.high, a.high) || (a.bearer < b.bearer ? -1 : 1));
	const declared = new Set([...bearers.values()].map((bearer) => bearer.organisation));
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const professionals = numberColumn(territory.organisations, 'organisation.professionals');
	const notAssessed: number[] = [];
	let notMandatoryByHeads = 0;
	for (let row = 0; row < territory.organisations.rows; row++) {
		if (declared.has(row) || (esms.high[row] ?? 0) === 0) continue;
		if ((professionals.high[row] ?? Infinity) <= rule.threshold) notMandatoryByHeads++;
		else notAssessed.push(row);
	}
	return { answers, notAssessed, notMandatoryByHeads, mismatches };
}

const compareHigh = (a: number, b: number): number => (a === b ? 0 : a - b);

function collectBearers(
	territory: TerritoryTable,
	rule: SsoRule,
	mismatches: SsoMismatch[]
): Map<string, Bearer> {
	const { uses } = territory;
	const holder = codedColumn(uses, 'use.holder');
	const entity = codedColumn(uses, 'use.legal_entity');
	const solution = codedColumn(uses, 'use.solution');
	const users = numberColumn(uses, 'use.users');
	const external = numberColumn(uses, 'use.external_users');
	const organisationId = codedColumn(territory.organisations, 'organisation.id');
	const entityTotals = new Map<string, Users>();
	const sites = new Map<string, { row: number; users: Users }[]>();
	for (let row = 0; row < uses.rows; row++) {
		const key = `${textAt(entity, row)}|${textAt(solution, row)}`;
		const said: Users = {
			low: users.low[row] ?? 0,
			high: users.high[row] ?? 0,
			externalLow: external.low[row] ?? 0,
			externalHigh: external.high[row] ?? Infinity
		};
		if (textAt(holder, row) === textAt(entity, row)) {
			const total = entityTotals.get(key) ?? noUsers();
			addUsers(total, said);
			entityTotals.set(key, total);
		}
		const list = sites.get(key) ?? [];
		list.push({ row, users: said });
		sites.set(key, list);
	}
	const bearers = new Map<string, Bearer>();
	const give = (row: number, id: string, amount: Users): void => {
		let bearer = bearers.get(id);
		if (!bearer) {
			bearer = { organisation: territory.useOrganisation[row] ?? 0, id, solutions: new Map() };
			bearers.set(id, bearer);
		}
		const name = textAt(solution, row);
		const sum = bearer.solutions.get(name) ?? noUsers();
		addUsers(sum, amount);
		bearer.solutions.set(name, sum);
	};
	for (const [key, rows] of sites) {
		const first = rows[0]?.row ?? 0;
		const total = entityTotals.get(key);
		const ofSites = rows.filter(({ row }) => textAt(holder, row) !== textAt(entity, row));
		if (total) reportMismatch(total, ofSites, textAt(entity, first), textAt(solution, first), mismatches);
		const bearerOf = (row: number): string => {
			if (rule.level === 'structure') return textAt(holder, row);
			if (rule.level === 'legal-entity') return textAt(entity, row);
			return textAt(organisationId, territory.useOrganisation[row] ?? 0);
		};
		if (total && rule.level !== 'structure') give(first, bearerOf(first), total);
		else
			for (const { row, users: said } of rule.level === 'structure' && total ? rows : ofSites)
				give(row, bearerOf(row), said);
	}
	return bearers;
}

function reportMismatch(
	total: Users,
	sites: readonly { users: Users }[],
	entity: string,
	solution: string,
	mismatches: SsoMismatch[]
): void {
	if (sites.length === 0) return;
	const sum = sites.reduce((all, site) => all + site.users.low, 0);
	if (total.low !== sum) mismatches.push({ entity, solution, entityTotal: total.low, sitesTotal: sum });
}

function answersOf(bearer: Bearer, rule: SsoRule): SsoAnswer[] {
	const unnamed = bearer.solutions.get('') ?? noUsers();
	return [...bearer.solutions].map(([solution, said]): SsoAnswer => {
		const own = solution === '' ? { ...said, low: 0, externalLow: 0 } : said;
		const extra = solution === '' ? noUsers() : unnamed;
		const low = own.low;
		const high = own.high + extra.high;
		const lowWithExternal = low + own.externalLow;
		const highWithExternal = high + own.externalHigh + extra.externalHigh;
		const [from, to] = rule.countExternal ? [lowWithExternal, highWithExternal] : [low, high];
		const verdict =
			from > rule.threshold ? 'mandatory' : to <= rule.threshold ? 'not-mandatory' : 'undetermined';
		return {
			organisation: bearer.organisation,
			bearer: bearer.id,
			solution,
			low,
			high,
			lowWithExternal,
			highWithExternal,
			verdict,
			watch: verdict === 'not-mandatory' && to >= rule.threshold * rule.watchBand
		};
	});
}

/** The worst verdict of each organisation, by row: `not-assessed` without any use, `none` where the rule cannot apply. */
export type OrganisationSso = SsoVerdict | 'watch' | 'not-assessed' | 'none';

const WORST: readonly OrganisationSso[] = [
	'none',
	'not-mandatory',
	'not-assessed',
	'watch',
	'undetermined',
	'mandatory'
];

/** One answer per organisation: the most demanding of its solutions. */
export function ssoByOrganisation(territory: TerritoryTable, report: SsoReport): readonly OrganisationSso[] {
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const byRow: OrganisationSso[] = Array.from({ length: territory.organisations.rows }, (_, row) =>
		(esms.high[row] ?? 0) > 0 ? 'not-mandatory' : 'none'
	);
	for (const row of report.notAssessed) byRow[row] = 'not-assessed';
	for (const answer of report.answers) {
		const verdict: OrganisationSso = answer.watch ? 'watch' : answer.verdict;
		const known = byRow[answer.organisation] ?? 'none';
		if (WORST.indexOf(verdict) > WORST.indexOf(known)) byRow[answer.organisation] = verdict;
	}
	return byRow;
}
