import type { CostValues } from './cost-values';
import type { CostItem } from './item';
import type { YearShares } from './trajectory';

/**
 * What one unit of an item costs in each year: cost = base × (still + turnover × moving). Cents, all taxes included, not rounded.
 */
export interface Rates {
	readonly still: Float64Array;
	readonly moving: Float64Array;
}

/** True for what is handed to a person: some come back, some are lost, some wait in stock. */
export const isDevice = ({ driver }: CostItem): boolean =>
	driver === 'device' || driver === 'professional-without-phone';

/** The values that rates follow. */
export type RateValues = Pick<CostValues, 'spare' | 'loss' | 'notReturned'>;

/**
 * What one unit costs in a year at a price of one, for those who stay.
 * @param issued share that gets one for the first time or again; @param present mean share of those equipped
 */
export function stillRate(item: CostItem, issued: number, present: number, values: RateValues): number {
	switch (item.kind) {
		case 'yearly':
			return present;
		case 'per-issue':
			return issued;
		case 'one-off':
			return isDevice(item) ? issued * (1 + values.spare) + present * values.loss : issued;
		default:
			return item.kind satisfies never;
	}
}

/** The same, for each one replaced in the year. */
export function movingRate(item: CostItem, present: number, values: RateValues): number {
	if (item.kind === 'per-issue') return present;
	return isDevice(item) && item.kind === 'one-off' ? present * values.notReturned * (1 + values.spare) : 0;
}

/**
 * The rates of an item along a trajectory. First issues follow what is added in a year; newcomers, losses and yearly costs follow the
 * mean of those equipped over the year; what was bought is bought again after its lifetime.
 */
export function ratesOf(
	item: CostItem,
	price: number,
	values: RateValues,
	{ added, mean }: YearShares
): Rates {
	const years = added.length;
	const still = new Float64Array(years);
	const moving = new Float64Array(years);
	for (let year = 0; year < years; year++) {
		const present = mean[year] ?? 0;
		still[year] = price * stillRate(item, issuedIn(item, added, year), present, values);
		moving[year] = price * movingRate(item, present, values);
	}
	return { still, moving };
}

/** What is added in a year, and what was added whole lifetimes before where it is bought. */
export function issuedIn({ lifetimeYears }: CostItem, added: Float64Array, year: number): number {
	let issued = added[year] ?? 0;
	if (lifetimeYears === null) return issued;
	for (let before = year - lifetimeYears; before >= 0; before -= lifetimeYears) issued += added[before] ?? 0;
	return issued;
}
