import {
	COST_OBJECTS,
	CONFIDENCES,
	type Assumption,
	type CostItem,
	type Driver,
	type ItemKind,
	type PlanDefaults
} from '$lib/domain/funding';
import * as v from 'valibot';
import costsCsv from '../../../data/reference/costs.csv?raw';
import driversCsv from '../../../data/reference/drivers.csv?raw';
import assumptionsJson from '../../../data/funding/assumptions.json';
import scenarioJson from '../../../data/funding/default-scenario.json';
import itemsJson from '../../../data/funding/items.json';
import { numberIn, oneOf, readTable, textIn, type Row } from './csv-table';
import { conformityRules } from './conformity-rules';

const confidence = v.picklist(CONFIDENCES);

const itemsSchema = v.object({
	version: v.literal(1),
	items: v.array(
		v.object({
			id: v.string(),
			cost: v.object({ item: v.string(), segment: v.string() }),
			label: v.string(),
			unit: v.string(),
			segments: v.nullable(v.array(v.string())),
			forSso: v.boolean(),
			component: v.nullable(v.string()),
			whenUnknown: v.string(),
			family: v.string(),
			deductsEquipped: v.boolean(),
			object: v.picklist(COST_OBJECTS),
			source: v.string(),
			date: v.string(),
			confidence
		})
	)
});

const range = v.object({ low: v.number(), likely: v.number(), high: v.number() });

const assumptionsSchema = v.object({
	version: v.literal(1),
	assumptions: v.array(
		v.object({
			id: v.string(),
			label: v.string(),
			unit: v.string(),
			kind: v.picklist(['price', 'share', 'factor', 'count']),
			driver: v.optional(v.object({ parameter: v.string(), segment: v.string() })),
			range: v.optional(range),
			source: v.string(),
			date: v.string(),
			confidence
		})
	)
});

const scenarioSchema = v.object({
	version: v.literal(1),
	years: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1)),
	settings: v.record(v.string(), v.unknown())
});

/** Drivers of the price list, as the reference table writes them. */
const DRIVERS: Readonly<Record<string, Driver>> = {
	professional: 'professional',
	device: 'device',
	workstation: 'workstation',
	'professional without phone': 'professional-without-phone',
	structure: 'structure',
	organisation: 'organisation',
	'organisation or grouping': 'organisation-or-grouping',
	scheme: 'scheme'
};

const KINDS: Readonly<Record<string, ItemKind>> = {
	'one-off': 'one-off',
	yearly: 'yearly',
	'per issue': 'per-issue'
};

const costs = readTable('costs.csv', costsCsv, [
	'item',
	'need',
	'segment',
	'target',
	'alternative_group',
	'driver',
	'kind',
	'nature',
	'low_eur',
	'likely_eur',
	'high_eur',
	'vat_rate',
	'unit',
	'lifetime_years',
	'status',
	'source'
]);

const drivers = readTable('drivers.csv', driversCsv, [
	'parameter',
	'segment',
	'low',
	'likely',
	'high',
	'unit',
	'status',
	'source'
]);

/** The only row that a test holds for. @throws Error for none or several */
function only(rows: readonly Row[], what: string, test: (row: Row) => boolean): Row {
	const [row, ...others] = rows.filter(test);
	if (!row || others.length > 0) throw new Error(`Not exactly one line for ${what}`);
	return row;
}

/** A value of a closed list of words. @throws Error on any other */
function wordIn<T>(row: Row, column: string, words: Readonly<Record<string, T>>): T {
	const value = words[textIn(row, column)];
	if (value === undefined) throw new Error(`Unexpected ${column}: ${row[column]}`);
	return value;
}

function readItems(): { items: CostItem[]; prices: Assumption[] } {
	const described = v.parse(itemsSchema, itemsJson).items;
	if (described.length !== costs.length)
		throw new Error('items.json does not describe every line of costs.csv');
	const prices: Assumption[] = [];
	const items = described.map(({ cost, source, date, confidence: trust, ...said }): CostItem => {
		const row = only(costs, said.id, (one) => one['item'] === cost.item && one['segment'] === cost.segment);
		const [group = '', variant = ''] = (row['alternative_group'] ?? '').split(':');
		const vatRate = numberIn(row, 'vat_rate');
		prices.push({
			id: `price:${said.id}`,
			label: said.label,
			unit: `${vatRate === 0 ? '€' : '€ HT'} par ${said.unit}`,
			kind: 'price',
			low: numberIn(row, 'low_eur'),
			likely: numberIn(row, 'likely_eur'),
			high: numberIn(row, 'high_eur'),
			status: oneOf(row, 'status', ['sourced', 'assumed']),
			source,
			date,
			confidence: trust
		});
		return {
			...said,
			target: oneOf(row, 'target', ['min', 'max']),
			alternative: group === '' ? null : { group, variant },
			driver: wordIn(row, 'driver', DRIVERS),
			kind: wordIn(row, 'kind', KINDS),
			nature: oneOf(row, 'nature', ['investment', 'operating']),
			vatRate,
			lifetimeYears: textIn(row, 'lifetime_years') === '' ? null : numberIn(row, 'lifetime_years')
		};
	});
	return { items, prices };
}

function readAssumptions(): Assumption[] {
	return v.parse(assumptionsSchema, assumptionsJson).assumptions.map(({ driver, range: own, ...said }) => {
		if (own) return { ...said, ...own, status: 'assumed' as const };
		if (!driver) throw new Error(`No value for ${said.id}`);
		const row = only(
			drivers,
			said.id,
			(one) => one['parameter'] === driver.parameter && one['segment'] === driver.segment
		);
		return {
			...said,
			low: numberIn(row, 'low'),
			likely: numberIn(row, 'likely'),
			high: numberIn(row, 'high'),
			status: oneOf(row, 'status', ['sourced', 'assumed'])
		};
	});
}

/** The month of the last milestone of the rule set. */
function deadline(): string {
	const last = conformityRules.milestones
		.map(({ date }) => date)
		.sort()
		.at(-1);
	if (!last) throw new Error('The rule set has no milestone');
	return last.slice(0, 7);
}

function readDefaults(): PlanDefaults {
	const { items, prices } = readItems();
	const scenario = v.parse(scenarioSchema, scenarioJson);
	return {
		items,
		assumptions: [...prices, ...readAssumptions()],
		years: scenario.years,
		deadline: deadline(),
		settings: new Map(Object.entries(scenario.settings))
	};
}

/** What scenarios start from: the price list, the assumptions with their sources, and the default choices. */
export const fundingDefaults: PlanDefaults = readDefaults();
