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
	/**
	 * Rows of organisations with ESMS, no use declared, and a head-count that could exceed the threshold; nobody counts the staff
	 * of sites outside the field, so an organisation mixed with hospital care is among them.
	 */
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
	const bearers = collectBearers(territory, rule);
	const answers = [...bearers.values()].flatMap((bearer) => answersOf(bearer, rule));
	answers.sort((a, b) => b.low - a.low || compareHigh(b.high, a.high) || (a.bearer < b.bearer ? -1 : 1));
	const declared = new Set([...bearers.values()].map((bearer) => bearer.organisation));
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const professionals = numberColumn(territory.organisations, 'organisation.professionals');
	const outside = numberColumn(territory.organisations, 'organisation.out_of_field_sites');
	const notAssessed: number[] = [];
	let notMandatoryByHeads = 0;
	for (let row = 0; row < territory.organisations.rows; row++) {
		if (declared.has(row) || (esms.high[row] ?? 0) === 0) continue;
		const counted = (outside.low[row] ?? 0) === 0 ? (professionals.high[row] ?? Infinity) : Infinity;
		if (counted <= rule.threshold) notMandatoryByHeads++;
		else notAssessed.push(row);
	}
	return { answers, notAssessed, notMandatoryByHeads, mismatches: entityMismatches(territory) };
}

const compareHigh = (a: number, b: number): number => (a === b ? 0 : a - b);

/** What is declared for one legal entity and one solution: by itself, and by its structures. */
interface EntityUse {
	readonly entity: string;
	readonly solution: string;
	/** Null when the entity gives no total. */
	total: { readonly row: number; readonly users: Users } | null;
	readonly sites: { readonly row: number; readonly users: Users }[];
}

function usesByEntity({ uses }: TerritoryTable): EntityUse[] {
	const holder = codedColumn(uses, 'use.holder');
	const entity = codedColumn(uses, 'use.legal_entity');
	const solution = codedColumn(uses, 'use.solution');
	const users = numberColumn(uses, 'use.users');
	const external = numberColumn(uses, 'use.external_users');
	const byKey = new Map<string, EntityUse>();
	for (let row = 0; row < uses.rows; row++) {
		const [bearer, name] = [textAt(entity, row), textAt(solution, row)];
		const key = `${bearer}|${name}`;
		const use = byKey.get(key) ?? { entity: bearer, solution: name, total: null, sites: [] };
		byKey.set(key, use);
		const said: Users = {
			low: users.low[row] ?? 0,
			high: users.high[row] ?? 0,
			externalLow: external.low[row] ?? 0,
			externalHigh: external.high[row] ?? Infinity
		};
		if (textAt(holder, row) === bearer) {
			use.total ??= { row, users: noUsers() };
			addUsers(use.total.users, said);
		} else use.sites.push({ row, users: said });
	}
	return [...byKey.values()];
}

/** Legal entities whose total for a solution differs from the sum of their structures; the total is the one that counts. */
export function entityMismatches(territory: TerritoryTable): SsoMismatch[] {
	return usesByEntity(territory).flatMap(({ entity, solution, total, sites }) => {
		if (!total || sites.length === 0) return [];
		const sitesTotal = sites.reduce((sum, site) => sum + site.users.low, 0);
		return total.users.low === sitesTotal
			? []
			: [{ entity, solution, entityTotal: total.users.low, sitesTotal }];
	});
}

function collectBearers(territory: TerritoryTable, rule: SsoRule): Map<string, Bearer> {
	const holder = codedColumn(territory.uses, 'use.holder');
	const organisationId = codedColumn(territory.organisations, 'organisation.id');
	const bearers = new Map<string, Bearer>();
	for (const { entity, solution, total, sites } of usesByEntity(territory)) {
		const taken =
			rule.level === 'structure' ? [...sites, ...(total ? [total] : [])] : total ? [total] : sites;
		for (const { row, users } of taken) {
			const organisation = territory.useOrganisation[row] ?? 0;
			const id =
				rule.level === 'structure'
					? textAt(holder, row)
					: rule.level === 'legal-entity'
						? entity
						: textAt(organisationId, organisation);
			const bearer = bearers.get(id) ?? { organisation, id, solutions: new Map<string, Users>() };
			bearers.set(id, bearer);
			const sum = bearer.solutions.get(solution) ?? noUsers();
			addUsers(sum, users);
			bearer.solutions.set(solution, sum);
		}
	}
	return bearers;
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
