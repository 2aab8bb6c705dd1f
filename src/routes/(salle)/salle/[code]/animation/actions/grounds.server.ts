import { scopeKey } from '$lib/domain/access';
import type { Settings } from '$lib/domain/funding';
import type { RulesInForce } from '$lib/domain/overrides';
import { writeCriteria } from '$lib/domain/segmentation';
import type { WorkshopSetup } from '$lib/domain/workshop';
import {
	effectGround,
	type EffectGround,
	groundUnder,
	likelyCosts,
	type LikelyCosts,
	type TerritoryData
} from '$lib/screens';
import type { Database } from '$lib/server/db';
import { findSeen } from '$lib/server/territory';

/** Territories kept: as many workshops may run at once on different ones without making them again. */
const KEPT_GROUNDS = 3;
/** Classified territories kept for each: two sub-groups before and after, and what they are compared with. */
const KEPT_SIDES = 6;

/** What follows from its key alone, the one used last at the end: nothing ever goes stale. */
class Kept<T> {
	readonly #most: number;
	readonly #values = new Map<string, T>();

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string, make: () => T): T {
		const value = this.#values.get(key) ?? make();
		this.#values.delete(key);
		this.#values.set(key, value);
		for (const [oldest] of this.#values) {
			if (this.#values.size <= this.#most) break;
			this.#values.delete(oldest);
		}
		return value;
	}

	forget(key: string): void {
		this.#values.delete(key);
	}
}

const grounds = new WeakMap<Database, Kept<Promise<EffectGround | null>>>();
const sides = new WeakMap<EffectGround, Kept<TerritoryData>>();
const costs = new WeakMap<TerritoryData, Kept<LikelyCosts | null>>();

/** The territory of a workshop as its scope sees it, in the version that it speaks of; null when that is gone. */
export function workshopGround(
	db: Database,
	{ scope, dataset }: Pick<WorkshopSetup, 'scope' | 'dataset'>
): Promise<EffectGround | null> {
	const kept = grounds.get(db) ?? new Kept<Promise<EffectGround | null>>(KEPT_GROUNDS);
	grounds.set(db, kept);
	const key = `${scopeKey(scope)} ${dataset.version} ${dataset.hash}`;
	const ground = kept.get(key, async () => {
		const seen = await findSeen(db, dataset.version, scope);
		return seen && effectGround(seen.table);
	});
	ground.then(
		(found) => found ?? kept.forget(key),
		() => kept.forget(key)
	);
	return ground;
}

/** The same territory under some rules. */
export function sideUnder(ground: EffectGround, rules: RulesInForce): TerritoryData {
	const kept = sides.get(ground) ?? new Kept<TerritoryData>(KEPT_SIDES);
	sides.set(ground, kept);
	const key = JSON.stringify([writeCriteria(rules.criteria), rules.overrides]);
	return kept.get(key, () => groundUnder(ground, rules));
}

/** What it costs under a scenario; null when its settings make no plan. */
export function costsUnder(data: TerritoryData, settings: Settings): LikelyCosts | null {
	const kept = costs.get(data) ?? new Kept<LikelyCosts | null>(2);
	costs.set(data, kept);
	return kept.get(JSON.stringify([...settings]), () => {
		const made = likelyCosts(data, settings);
		return made.ok ? made.value : null;
	});
}
