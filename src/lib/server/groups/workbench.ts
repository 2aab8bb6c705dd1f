import { scopeKey, type Scope } from '$lib/domain/access';
import { cutOf } from '$lib/domain/cut';
import type { RulesInForce } from '$lib/domain/overrides';
import { lookAlikeProposals, planOf, type LookAlikeProposal } from '$lib/domain/proposals';
import {
	changesSomething,
	entitiesOf,
	regroupingEffect,
	regroupingEffects,
	type EffectAnswer,
	type EffectGround,
	type EntityFacts,
	type RegroupingPlan
} from '$lib/domain/regrouping';
import type { SsoRule } from '$lib/domain/sso';
import type { TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import type { Database } from '../db';
import { currentVersion, loadTable } from '../versions';

/** What somebody sees of the version in force, and the rules that apply to it. */
export interface GroupsGround {
	readonly scope: Scope;
	/** The table as the scope sees it, and its hash. */
	readonly table: TerritoryTable;
	readonly hash: string;
	readonly rules: RulesInForce;
	readonly rulesHash: string;
	readonly rule: SsoRule;
}

/** A proposal and what accepting it would change. */
export interface WeighedProposal {
	readonly proposal: LookAlikeProposal;
	readonly answer: EffectAnswer;
	readonly changes: boolean;
}

/** What can be regrouped in a territory. */
export interface GroupsWorkbench {
	readonly proposals: readonly WeighedProposal[];
	/** Legal entities of the structures seen, by FINESS number. */
	entities(): ReadonlyMap<string, EntityFacts>;
	/** What some plans together would change. Their entities must be among those seen. */
	effectOf(plans: readonly RegroupingPlan[]): EffectAnswer;
}

/** Workbenches kept, of the version and rules in force, for a few scopes. */
const KEPT = 4;

const caches = new WeakMap<Database, Map<string, Promise<GroupsWorkbench>>>();

/** Proposals of the version in force with their effect; computed once for a version, rules and a scope. */
export function groupsWorkbench(db: Database, ground: GroupsGround): Promise<GroupsWorkbench> {
	const cache = caches.get(db) ?? new Map<string, Promise<GroupsWorkbench>>();
	caches.set(db, cache);
	const key = `${ground.hash} ${ground.rulesHash} ${scopeKey(ground.scope)}`;
	const workbench = cache.get(key) ?? prepare(db, ground);
	cache.delete(key);
	cache.set(key, workbench);
	workbench.catch(() => cache.delete(key));
	for (const [oldest] of cache) {
		if (cache.size <= KEPT) break;
		cache.delete(oldest);
	}
	return workbench;
}

/**
 * Effects are computed on the whole table, where organisations are whole, and tell of the structures that the scope sees only.
 * Entities that run others are told nothing of.
 */
async function prepare(db: Database, ground: GroupsGround): Promise<GroupsWorkbench> {
	const version = await currentVersion(db);
	const whole = version ? await loadTable(db, version.hash) : ground.table;
	const departments = cutOf(ground.scope, reference.departments)?.departments ?? null;
	const { rules, rule, table } = ground;
	const on: EffectGround = { table: whole, rules, rule, departments };
	const proposals = lookAlikeProposals(table);
	const answers = regroupingEffects(
		on,
		proposals.map((proposal) => [planOf(proposal)])
	);
	let entities: ReadonlyMap<string, EntityFacts> | null = null;
	return {
		proposals: proposals.map((proposal, at): WeighedProposal => {
			const answer = answers[at] ?? { kind: 'nothing' };
			return { proposal, answer, changes: changesSomething(answer) };
		}),
		entities: () => (entities ??= entitiesOf(table)),
		effectOf: (plans) => regroupingEffect(on, plans)
	};
}
