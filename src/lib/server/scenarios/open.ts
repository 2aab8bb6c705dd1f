import type { Scope } from '$lib/domain/access';
import {
	effectiveSettings,
	groupingsOf,
	resolveSettings,
	type Allocation,
	type AmountInputs,
	type Settings
} from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import type { Database, Session } from '../db';
import { amountKey, amountsSaid, type AmountChange } from './amount-history';
import { groundNow, segmentsInForce } from './ground';
import { saidBy } from './history';
import { chainOf } from './list';
import { readAllocation } from './read-allocation';
import type { OpenScenario, Scenario, ScenarioLink } from './scenario';
import { maySee } from './seen-numbers';

/** A moment of a scenario, to open it as it was: what it said is never erased. */
export interface ScenarioMoment {
	/** Revision of each scenario of the chain, by id. */
	readonly revisions: ReadonlyMap<string, number>;
	/** Id of the last change of an amount that counts; 0 for none. */
	readonly lastAmount: number;
	/** Segments of the criteria of then. */
	readonly segments: readonly string[];
}

/** The links of a chain, with what each says. */
export async function linksOf(
	session: Session,
	chain: readonly Scenario[],
	revisions: ReadonlyMap<string, number> = new Map()
): Promise<readonly ScenarioLink[]> {
	const links: ScenarioLink[] = [];
	for (const scenario of chain) {
		const said = await saidBy(session, scenario.id, revisions.get(scenario.id) ?? null);
		links.push({ scenario, said, settings: new Map([...said].map(([key, { value }]) => [key, value])) });
	}
	return links;
}

/** A scenario with all that it computes with, now or as it was; null when there is none that the scope sees. */
export async function openScenario(
	db: Database,
	scope: Scope,
	id: string,
	then: ScenarioMoment | null = null
): Promise<OpenScenario | null> {
	const now = await groundNow(db);
	const segments = then?.segments ?? (await segmentsInForce(db));
	const read = await db.transaction(async (session) => {
		const chain = await linksOf(session, await chainOf(session, id, scope, now), then?.revisions);
		const amounts: (readonly AmountChange[])[] = [];
		for (const { scenario } of chain)
			amounts.push(await amountsSaid(session, scenario.id, then?.lastAmount ?? null));
		return { chain, amounts };
	}, 'read');
	const scenario = read.chain.at(-1)?.scenario;
	if (!scenario) return null;
	const resolved = resolveSettings(read.chain.map(({ settings }) => settings));
	const { settings, withoutEffect } = effectiveSettings(fundingDefaults, segments, resolved);
	const isSeen = await maySee(db, scope, scenario.scope);
	const allocation = await usedAllocation(db, settings, read.chain);
	const inputs = amountInputs(read.amounts, isSeen);
	return {
		scenario,
		chain: read.chain,
		settings,
		withoutEffect,
		amounts: {
			...inputs,
			groupings: groupingsOf(settings),
			allocation: allocation && cut(allocation, isSeen)
		}
	};
}

/** The stored allocation that the settings name, when it is of the scenario or of one that it inherits from. */
async function usedAllocation(
	session: Session,
	settings: Settings,
	chain: readonly ScenarioLink[]
): Promise<Allocation | null> {
	const shortage = settings.get('shortage');
	if (typeof shortage !== 'object' || shortage === null || !('allocation' in shortage)) return null;
	if (typeof shortage.allocation !== 'string') return null;
	return readAllocation(
		session,
		shortage.allocation,
		chain.map(({ scenario }) => scenario.id)
	);
}

/** What an allocation says of the structures that somebody sees. */
function cut(allocation: Allocation, isSeen: (finess: string) => boolean): Allocation {
	const { constraints } = allocation;
	return {
		...allocation,
		funded: allocation.funded.filter(({ finess }) => isSeen(finess)),
		constraints: {
			...constraints,
			forced: constraints.forced.filter(isSeen),
			excluded: constraints.excluded.filter(isSeen)
		}
	};
}

/** What amounts hold in the end: for each, the last scenario of the chain that says it. */
function amountInputs(
	chain: readonly (readonly AmountChange[])[],
	isSeen: (finess: string) => boolean
): Pick<AmountInputs, 'asked' | 'decided' | 'pastAid'> {
	const last = new Map<string, AmountChange>();
	for (const amounts of chain)
		for (const amount of amounts) if (isSeen(amount.finess)) last.set(amountKey(amount), amount);
	const asked = new Map<string, number>();
	const decided = new Map<string, { cents: number; reason: string; author: string; at: string }>();
	const pastAid = new Map<string, { cents: number; label: string; year: number }[]>();
	for (const { finess, stage, cents, label, year, reason, author, at } of last.values()) {
		if (cents === null) continue;
		if (stage === 'asked') asked.set(finess, cents);
		else if (stage === 'decided') decided.set(finess, { cents, reason, author, at });
		else pastAid.set(finess, [...(pastAid.get(finess) ?? []), { cents, label, year }]);
	}
	for (const aids of pastAid.values())
		aids.sort((a, b) => a.year - b.year || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
	return { asked, decided, pastAid };
}
