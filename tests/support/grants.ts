import type { AmountInputs, CostModel, CostTotals, Financing, Plan } from '$lib/domain/funding';
import { costModel, costTotals, financing, LIKELY, NO_AMOUNTS, readPlan } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { population, type TestOrganisation, type TestStructure } from './population';

/** Segments of the default criteria. */
export const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
export const PHYSICAL = 1;

/** A grant rule with nothing special: 100 € a professional, everything covered, 30 % at once and the rest at the end. */
export const PLAIN_RULE = {
	mode: 'flat',
	unit: 'professional',
	status: 'assumed',
	coverRate: 1,
	brackets: [{ from: 0, to: null, rate: 10_000 }],
	objects: ['device', 'terminal', 'licence', 'integration', 'project-support', 'training', 'support'],
	payments: [
		{ step: 'commitment', date: '2027-01-01', share: 0.3 },
		{ step: 'final', date: '2028-12-31', share: 0.7 }
	],
	funders: [{ funder: 'ars-fir', share: 1 }]
};

/** Settings as an object; without a rule for a segment it is not helped. @throws Error when they cannot be used */
export function planOf(settings: Readonly<Record<string, unknown>> = {}): Plan {
	const none = Object.fromEntries(SEGMENTS.map((id) => [`grant:${id}`, null]));
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries({ ...none, ...settings })));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/** A funder with the same envelope in each year: cents; null for no limit. */
export const funderOf = (ae: number | null, cp: number | null = null): unknown => ({
	label: 'Financeur',
	envelopes: [2026, 2027, 2028, 2029, 2030].map((year) => ({ year, ae, cp }))
});

export interface TestWork {
	readonly model: CostModel;
	readonly totals: CostTotals;
	readonly result: Financing;
	/** Cents granted to the structure of a FINESS number. */
	readonly granted: (finess: string) => number;
}

/** The financing of a few structures. */
export function financed(
	structures: readonly TestStructure[],
	settings: Readonly<Record<string, unknown>>,
	inputs: Partial<AmountInputs> = {},
	organisations: Readonly<Record<string, TestOrganisation>> = {}
): TestWork {
	const model = costModel(population(SEGMENTS, structures, organisations), planOf(settings));
	const totals = costTotals(model, [LIKELY]);
	const result = financing(model, totals, { ...NO_AMOUNTS, ...inputs });
	return {
		model,
		totals,
		result,
		granted: (finess) => result.granted[model.population.finess.indexOf(finess)] ?? NaN
	};
}
