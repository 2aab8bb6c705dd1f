import { at, opposite, type BoundIndex } from './bounds';
import type { CostItem } from './item';
import { assumptionOf, type Plan } from './plan';
import type { YearShares } from './trajectory';

/**
 * What one unit of an item costs in each year, before the turnover of the structure is known: cost = base × (still + turnover ×
 * moving). Cents, all taxes included, not rounded.
 */
export interface Rates {
	readonly still: Float64Array;
	readonly moving: Float64Array;
}

/** Price of one unit in cents, all taxes included, not rounded. */
export function unitPrice(plan: Plan, item: CostItem, bound: BoundIndex): number {
	return at(assumptionOf(plan, `price:${item.id}`), bound) * 100 * (1 + item.vatRate);
}

/** True for what is handed to a person: some come back, some are lost, some wait in stock. */
export const isDevice = ({ driver }: CostItem): boolean =>
	driver === 'device' || driver === 'professional-without-phone';

/**
 * The rates of an item along a trajectory. First issues follow what is added in a year; newcomers, losses and yearly costs follow the
 * mean of those equipped over the year; what was bought is bought again after its lifetime.
 */
export function ratesOf(plan: Plan, item: CostItem, { added, mean }: YearShares, bound: BoundIndex): Rates {
	const price = unitPrice(plan, item, bound);
	const years = plan.years.length;
	const still = new Float64Array(years);
	const moving = new Float64Array(years);
	const spare = 1 + at(assumptionOf(plan, 'spare-stock'), bound);
	const loss = at(assumptionOf(plan, 'loss'), bound);
	const notReturned = 1 - at(assumptionOf(plan, 'returned'), opposite(bound));
	const movement = movementFactor(plan, bound);
	for (let year = 0; year < years; year++) {
		const issued = item.kind === 'yearly' ? 0 : issuedIn(added, year, item.lifetimeYears);
		const present = mean[year] ?? 0;
		switch (item.kind) {
			case 'yearly':
				still[year] = price * present;
				break;
			case 'per-issue':
				still[year] = price * issued;
				moving[year] = price * present * movement;
				break;
			case 'one-off':
				still[year] = price * (isDevice(item) ? issued * spare + present * loss : issued);
				if (isDevice(item)) moving[year] = price * present * movement * notReturned * spare;
				break;
			default:
				item.kind satisfies never;
		}
	}
	return { still, moving };
}

/** What is added in a year, and what was added whole lifetimes before. */
function issuedIn(added: Float64Array, year: number, lifetime: number | null): number {
	let issued = added[year] ?? 0;
	if (lifetime === null) return issued;
	for (let before = year - lifetime; before >= 0; before -= lifetime) issued += added[before] ?? 0;
	return issued;
}

/**
 * How far the turnover of a category is stretched: ratios give the likely turnover of each category, and the heads present over a
 * year against those of 31 December say how low and how high it may be.
 */
export function movementFactor(plan: Plan, bound: BoundIndex): number {
	const presence = assumptionOf(plan, 'presence');
	const usual = presence.likely - 1;
	return usual === 0 ? 1 : (at(presence, bound) - 1) / usual;
}
