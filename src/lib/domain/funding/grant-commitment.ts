import { LIKELY } from './bounds';
import { assumptionOf, type Plan, type PriorityKey } from './plan';
import { SSO_STATES, type Population } from './population';
import type { Trajectory } from './trajectory';

const MANDATORY = SSO_STATES.indexOf('mandatory');
const MONTHS = 12;
/** Slack for sums of shares of professionals. */
const EPSILON = 1e-9;

/** Likely professionals of each structure who need a means when the plan starts. */
export function headsToEquip(population: Population, plan: Plan): Float64Array {
	const usual = assumptionOf(plan, 'already-equipped').likely;
	return population.heads[LIKELY].map((heads, i) => {
		const equipped = population.equipped[i] ?? NaN;
		return heads * (1 - (Number.isNaN(equipped) ? usual : equipped));
	});
}

/** True where the structure's organisation is obliged to deploy single sign-on. */
export const isSsoObliged = ({ organisation, organisations }: Population, structure: number): boolean =>
	organisations.sso[organisation[structure] ?? 0] === MANDATORY;

/** Orders of populations, by keys: but for what grants cost, they follow no setting. */
const known = new WeakMap<Population, Map<string, Uint32Array>>();

/**
 * Structures in the order in which a plan takes them: its keys one after the other, then organisation, then FINESS number, so that
 * the order never depends on how rows came.
 * @param cost what each structure would be granted, for who asks for the cheapest per professional first
 */
export function priorityOrder(
	population: Population,
	keys: readonly PriorityKey[],
	toEquip: Float64Array,
	cost: Float64Array
): Uint32Array {
	const held = known.get(population) ?? new Map<string, Uint32Array>();
	known.set(population, held);
	const name = keys.join();
	const order = held.get(name) ?? ordered(population, keys, toEquip, cost);
	if (!keys.includes('cheapest-per-professional')) held.set(name, order);
	return order;
}

function ordered(
	population: Population,
	keys: readonly PriorityKey[],
	toEquip: Float64Array,
	cost: Float64Array
): Uint32Array {
	const ids = population.organisations.id;
	const heads = population.heads[LIKELY];
	const rank = organisationRank(ids);
	const perHead = cost.map((amount, i) => {
		const among = toEquip[i] ?? 0;
		return among > 0 ? amount / among : Infinity;
	});
	const compare = (key: PriorityKey, a: number, b: number): number => {
		switch (key) {
			case 'sso-obliged':
				return Number(isSsoObliged(population, b)) - Number(isSsoObliged(population, a));
			case 'largest-first':
				return (heads[b] ?? 0) - (heads[a] ?? 0);
			case 'smallest-first':
				return (heads[a] ?? 0) - (heads[b] ?? 0);
			case 'cheapest-per-professional': {
				const [x = 0, y = 0] = [perHead[a], perHead[b]];
				return x < y ? -1 : x > y ? 1 : 0;
			}
			default:
				return key satisfies never;
		}
	};
	return Uint32Array.from(population.finess.keys()).sort((a, b) => {
		for (const key of keys) {
			const difference = compare(key, a, b);
			if (difference !== 0) return difference;
		}
		const [x = 0, y = 0] = [population.organisation[a], population.organisation[b]];
		return (rank[x] ?? 0) - (rank[y] ?? 0) || a - b;
	});
}

/** Place of each organisation in the order of ids. */
function organisationRank(ids: readonly string[]): Uint32Array {
	const rank = new Uint32Array(ids.length);
	[...ids.keys()]
		.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
		.forEach((organisation, place) => {
			rank[organisation] = place;
		});
	return rank;
}

/**
 * The year in which each structure is committed: structures of a segment come in the order given along its trajectory, and each one
 * begins where the professionals to equip before it end.
 * @returns index of the year, −1 where the trajectory does not come to it within the plan or no segment is decided
 */
export function commitmentYears(
	population: Population,
	trajectories: readonly Trajectory[],
	order: Uint32Array,
	toEquip: Float64Array
): Int16Array {
	const years = new Int16Array(population.finess.length).fill(-1);
	const before = new Float64Array(trajectories.length);
	for (const i of order) {
		const segment = population.segment[i] ?? 0;
		const way = trajectories[segment];
		if (!way) continue;
		const done = before[segment] ?? 0;
		const share = way.toEquip === 0 ? 0 : Math.min(done / way.toEquip, 1 - 2 * EPSILON);
		years[i] = yearBeyond(way.done, share);
		before[segment] = done + (toEquip[i] ?? 0);
	}
	return years;
}

/** The first year at whose end more than a share is done. */
function yearBeyond(done: Float64Array, share: number): number {
	for (let year = 0; year < done.length / MONTHS; year++)
		if ((done[(year + 1) * MONTHS - 1] ?? 0) > share + EPSILON) return year;
	return -1;
}
