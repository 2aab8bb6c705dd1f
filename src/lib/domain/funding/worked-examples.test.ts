import fs from 'node:fs';
import { fundingDefaults } from '$lib/reference';
import { describe, expect, it } from 'vitest';
import { population, type TestOrganisation, type TestStructure } from '../../../../tests/support/population';
import { costModel, costTotals, financing, LIKELY, NO_AMOUNTS, readPlan, SSO_STATES, type SsoState } from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const COMPONENTS = [...new Set(fundingDefaults.items.flatMap(({ component }) => component ?? []))];
const page = fs.readFileSync('docs/funding.md', 'utf8');

/** A table of the page, as its rows of cells. */
type Rows = readonly (readonly string[])[];

/** The examples of the page: their title, and their tables. */
const examples = page
	.split(/^### /m)
	.slice(1)
	.map((part): [string, readonly Rows[]] => {
		const tables = part.split(/\n\n/).filter((block) => block.startsWith('|'));
		const rows = tables.map((table) =>
			table
				.trim()
				.split('\n')
				.slice(2)
				.map((line) =>
					line
						.split('|')
						.slice(1, -1)
						.map((cell) => cell.trim())
				)
		);
		return [part.split('\n')[0] ?? '', rows];
	});

const cents = (text: string | undefined): number =>
	Math.round(Number((text ?? '').replaceAll(',', '')) * 100);

describe('the worked examples of docs/funding.md', () => {
	it('are of each segment', () => {
		expect(examples.map(([, [facts]]) => facts?.[0]?.[1])).toEqual(SEGMENTS);
	});

	it.each(examples)('%s', (_title, [facts = [], items = [], steps = []]) => {
		const fact = new Map(facts.map(([name = '', value = '']) => [name, value]));
		const number = (name: string): number => Number(fact.get(name));
		const plan = readPlan(fundingDefaults, SEGMENTS, new Map());
		if (!plan.ok) throw new Error('The defaults are a plan');
		const segment = SEGMENTS.indexOf(fact.get('segment') ?? '');
		const own: TestStructure = {
			finess: '100000000',
			organisation: 'A',
			segment,
			heads: number('professionals'),
			equipped: number('already equipped') / number('professionals'),
			turnover: number('turnover'),
			department: fact.get('département') ?? ''
		};
		const alike = number('of them in segments with the same needs');
		const others = number('professionals of the organisation in the plan') - alike;
		const rest = (finess: string, of: number, heads: number): TestStructure[] =>
			heads > 0 ? [{ finess, organisation: 'A', segment: of, heads, equipped: 0, turnover: 0.2 }] : [];
		const schemes = number('schemes outside PSC');
		const organisation: TestOrganisation = {
			esms: number('ESMS of the organisation'),
			sso: SSO_STATES.find((state): state is SsoState => state === fact.get('single sign-on')) ?? 'none',
			...(Number.isNaN(schemes) ? {} : { schemes: [schemes, schemes, schemes] as const })
		};
		const people = population(
			SEGMENTS,
			[own, ...rest('200000000', segment, alike - number('professionals')), ...rest('300000000', 2, others)],
			{ A: organisation },
			COMPONENTS
		);
		const model = costModel(people, plan.value);
		const out = new Float64Array(plan.value.items.length * plan.value.years.length);
		model.fill(0, LIKELY, out);
		const years = plan.value.years.length;
		const computed = plan.value.items.flatMap(({ id }, i) => {
			const amounts = [...out.subarray(i * years, (i + 1) * years)];
			return amounts.some((amount) => amount > 0) ? [[`\`${id}\``, ...amounts]] : [];
		});
		const told = items.slice(0, -1).map(([id, , ...amounts]) => [id, ...amounts.map(cents)]);
		expect(computed).toEqual(told);
		const [, , ...totals] = items.at(-1) ?? [];
		const sums = plan.value.years.map((_, year) =>
			told.reduce((sum, row) => sum + Number(row[year + 1] ?? 0), 0)
		);
		expect(totals.map((text) => cents(text.replaceAll('*', '')))).toEqual(sums);

		const granted = financing(model, costTotals(model), NO_AMOUNTS);
		const [ars = 0, cnsa = 0] = granted.funders.map((_, f) =>
			granted.ae.subarray(f * years, (f + 1) * years).reduce((sum, one) => sum + one, 0)
		);
		const step = new Map(steps.map(([name = '', value]) => [name, cents(value)]));
		expect(granted.eligibleCost[0]).toBe(step.get('eligible cost'));
		expect(granted.granted[0]).toBe(step.get('grant'));
		expect([ars, cnsa]).toEqual([step.get('ARS (FIR)'), step.get('CNSA')]);
		expect((granted.cost[0] ?? 0) - (granted.granted[0] ?? 0)).toBe(step.get('own share'));
	});
});
