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

/**
 * The rates of an item along a trajectory. First issues follow what is added in a year; newcomers, losses and yearly costs follow the
 * mean of those equipped over the year; what was bought is bought again after its lifetime.
 */
export function ratesOf(
	item: CostItem,
	price: number,
	values: CostValues,
	{ added, mean }: YearShares
): Rates {
	const years = added.length;
	const still = new Float64Array(years);
	const moving = new Float64Array(years);
	const spare = 1 + values.spare;
	for (let year = 0; year < years; year++) {
		const issued = item.kind === 'yearly' ? 0 : issuedIn(added, year, item.lifetimeYears);
		const present = mean[year] ?? 0;
		switch (item.kind) {
			case 'yearly':
				still[year] = price * present;
				break;
			case 'per-issue':
				still[year] = price * issued;
				moving[year] = price * present;
				break;
			case 'one-off':
				still[year] = price * (isDevice(item) ? issued * spare + present * values.loss : issued);
				if (isDevice(item)) moving[year] = price * present * values.notReturned * spare;
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
