import os from 'node:os';
import { costModel, costTotals, readPlan, simulate, sumCells, tornado, type Plan } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { FUNDING_SEGMENTS, fundingPopulation } from './funding-data';
import { sheetTotal } from './funding-sheet';
import { percentile, processorInTurn, spread } from './measure';
import type { BenchSection } from './report';

const SEED = 2028;
const NATION = 45_000;
const REGION = 6000;
const TERRITORY = 1600;
const ROUNDS = 50;
/** Rounds that are not counted: what a page or a server computes again and again has been compiled by then. */
const WARM = 20;

/** The funding engine at the size of the country, beside the same costs cell by cell. */
export async function benchFunding(): Promise<BenchSection> {
	const read = readPlan(fundingDefaults, FUNDING_SEGMENTS, new Map());
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	const plan = read.value;
	const nation = fundingPopulation(NATION, SEED);
	const region = fundingPopulation(REGION, SEED);
	let step = 0;
	const times = await processorInTurn(
		{
			likely: () => costTotals(costModel(nation, plan), [1]),
			bounds: () => costTotals(costModel(nation, plan)),
			slider: () => costTotals(costModel(region, dearer(plan, ++step)))
		},
		ROUNDS,
		WARM
	);
	const territory = fundingPopulation(TERRITORY, SEED);
	const options = { draws: 10_000, seed: SEED };
	const draws = await processorInTurn(
		{
			territory: () => simulate(territory, plan, options),
			nation: () => simulate(nation, plan, options),
			tornado: () => tornado(region, plan)
		},
		5
	);
	const sheet = await processorInTurn({ sheet: () => sheetTotal(nation, plan, 'likely') }, 3);
	const { likely = [], bounds = [], slider = [] } = times;
	return {
		title: 'Funding',
		setting: `${NATION.toLocaleString('en-GB')} structures, ${plan.items.length} items, ${plan.years[0]}–${plan.years.at(-1)}, seed ${SEED}, one structure in twelve without a decided segment; the product's default plan. A recompute goes from plan and population to every total and to the amounts of each structure, in whole cents. The sheet is the same computation as a spreadsheet has it: one object per structure, item and year, its assumptions looked up by name; its totals differ by ${differences(plan).join(', ')} cents at the three bounds. Time of the processor, garbage collection included, after ${WARM} rounds that are not counted: in them the engine compiles what it meets, which makes the first up to three times as long. Load of the machine over the last five minutes: ${os.loadavg()[1]?.toFixed(1) ?? '?'} for ${os.cpus().length} processors.`,
		lines: [
			{
				what: '45,000 structures, full recompute, likely',
				values: likely,
				unit: 'ms',
				target: '≤ 30 ms',
				reached: spread(likely).median <= 30
			},
			{
				what: 'the same, low, likely and high',
				values: bounds,
				unit: 'ms',
				target: '≤ 30 ms',
				reached: spread(bounds).median <= 30
			},
			{
				what: '6,000 structures, an assumption moved, three bounds',
				values: slider,
				unit: 'ms',
				target: 'p95 ≤ 8 ms',
				reached: percentile(slider, 95) <= 8
			},
			{
				what: '10,000 draws, grants included, 1,600 structures, every percentile',
				values: draws['territory'] ?? [],
				unit: 'ms',
				target: '≤ 1,000 ms',
				reached: spread(draws['territory'] ?? []).median <= 1000
			},
			{
				what: '10,000 draws, grants included, 45,000 structures',
				values: draws['nation'] ?? [],
				unit: 'ms',
				target: '≤ 15,000 ms',
				reached: spread(draws['nation'] ?? []).median <= 15_000
			},
			{
				what: 'what matters most, 6,000 structures, exact',
				values: draws['tornado'] ?? [],
				unit: 'ms',
				target: '',
				reached: null
			},
			{
				what: 'sheet, one object per cell, likely',
				values: sheet['sheet'] ?? [],
				unit: 'ms',
				target: '',
				reached: null
			}
		]
	};
}

/** A plan with one price moved, as a slider does. */
function dearer(plan: Plan, step: number): Plan {
	const key = plan.assumptions.get('price:fido-key');
	if (!key) throw new Error('The plan has no price of keys');
	const { low, high } = key;
	const settings = new Map([[`assumption:${key.id}`, { low, likely: low + (step % (high - low)), high }]]);
	const read = readPlan(fundingDefaults, FUNDING_SEGMENTS, settings);
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/** Cents between the engine and the sheet, at each bound, on a smaller country. */
function differences(plan: Plan): number[] {
	const population = fundingPopulation(REGION, SEED + 1);
	const total = sumCells(costTotals(costModel(population, plan)));
	return (['low', 'likely', 'high'] as const).map((bound) =>
		Math.abs(sheetTotal(population, plan, bound) - total[bound])
	);
}
