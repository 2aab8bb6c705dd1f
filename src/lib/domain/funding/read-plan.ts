import { err, ok, type Result } from '../shared';
import type { Assumption } from './assumption';
import type { GrantRule } from './grant-rule';
import { readGrantRule } from './read-grant-rule';
import { readFunder, readShortage } from './read-funders';
import type { CostItem } from './item';
import { isMonth, monthNumber } from './months';
import type { Actual, PaceStep, Plan } from './plan';
import type { PlanProblem } from './plan-problem';
import { readAssumption } from './read-assumption';
import { settingKey, type Settings } from './settings';
import { valueReader, type ValueReader } from './value-reader';

/** What the product says where no scenario does. */
export interface PlanDefaults {
	readonly items: readonly CostItem[];
	readonly assumptions: readonly Assumption[];
	readonly years: readonly number[];
	readonly deadline: string;
	readonly settings: Settings;
}

/**
 * Reads settings into a plan for the segments of the criteria. Settings about segments that the criteria do not have are left aside:
 * criteria change, and the work on them must not be lost.
 * @param settings resolved, without the defaults
 * @returns every problem, not the first one
 */
export function readPlan(
	defaults: PlanDefaults,
	segments: readonly string[],
	settings: Settings
): Result<Plan, readonly PlanProblem[]> {
	const problems: PlanProblem[] = [];
	const assumptions = new Map(defaults.assumptions.map((assumption) => [assumption.id, assumption]));
	const items = new Map(defaults.items.map((item) => [item.id, item]));
	const enabled = new Map(defaults.items.map(({ id }) => [id, true]));
	const choices = segments.map(() => new Map<string, string>());
	const targets = segments.map((): 'min' | 'max' => 'min');
	const paces = segments.map((): readonly PaceStep[] => []);
	const plan = {
		start: '',
		actuals: [] as Actual[],
		grants: new Map<string, Plan['grants'][number] | null>(),
		funders: new Map<string, Plan['funders'][number]>(),
		shortage: { kind: 'pro-rata' } as Plan['shortage']
	};

	function read(key: string, value: unknown): void {
		const reader = valueReader(key, problems);
		const parsed = settingKey(key);
		if (!parsed) {
			reader.refuse('unknown-key', '', key);
			return;
		}
		const [first = '', second = ''] = parsed.parts;
		const segment = segments.indexOf(first);
		switch (parsed.kind) {
			case 'start':
				plan.start = readMonth(reader, value, '');
				break;
			case 'assumption': {
				const known = assumptions.get(first);
				if (!known) reader.refuse('unknown-assumption', '', first);
				else assumptions.set(first, readAssumption(reader, known, value) ?? known);
				break;
			}
			case 'item': {
				const known = items.get(first);
				const said = known ? reader.object(value, '') : null;
				if (!known) reader.refuse('unknown-item', '', first);
				if (!known || !said) break;
				if (typeof said['enabled'] === 'boolean') enabled.set(first, said['enabled']);
				if (said['segments'] === null) items.set(first, { ...known, segments: null });
				else if (said['segments'] !== undefined) {
					const list = reader
						.list(said['segments'], 'segments')
						.map((id, i) => reader.text(id, `segments[${i}]`));
					items.set(first, { ...known, segments: list });
				}
				break;
			}
			case 'target': {
				const target = reader.oneOf(value, '', ['min', 'max']);
				if (segment >= 0 && target) targets[segment] = target;
				break;
			}
			case 'choice': {
				const variants = defaults.items.flatMap(({ alternative }) =>
					alternative?.group === second ? [alternative.variant] : []
				);
				const variant = reader.oneOf(value, '', variants);
				if (segment >= 0 && variant !== null) choices[segment]?.set(second, variant);
				break;
			}
			case 'pace': {
				const steps = reader.list(value, '').map((step, i) => readStep(reader, step, `[${i}]`));
				if (segment >= 0) paces[segment] = steps;
				break;
			}
			case 'actual': {
				const said = reader.object(value, '');
				if (!isMonth(second)) reader.refuse('not-a-month', '', second);
				else if (said)
					plan.actuals.push({
						segment: first,
						month: second,
						equipped: reader.number(said['equipped'], 'equipped'),
						source: said['source'] === undefined ? '' : reader.text(said['source'], 'source')
					});
				break;
			}
			case 'grant':
				plan.grants.set(first, value === null ? null : readGrantRule(reader, first, value));
				break;
			case 'funder': {
				const funder = readFunder(reader, first, value);
				if (funder) plan.funders.set(first, funder);
				break;
			}
			case 'shortage':
				plan.shortage = readShortage(reader, value) ?? plan.shortage;
				break;
			case 'grouping': {
				const said = reader.object(value, '');
				if (said) reader.number(said['esms'], 'esms', { min: 1 });
				break;
			}
			default:
				parsed.kind satisfies never;
		}
	}

	const resolved = new Map([...defaults.settings, ...settings]);
	for (const [key, value] of resolved) read(key, value);
	checkDates(valueReader('start', problems), defaults, plan.start, plan.actuals, problems);
	const grants = segments.flatMap((id) => plan.grants.get(id) ?? []);
	for (const grant of grants)
		grant.funders.forEach(({ funder }, i) => {
			if (!plan.funders.has(funder))
				valueReader(`grant:${grant.segment}`, problems).refuse('unknown-funder', `funders[${i}]`, funder, [
					...plan.funders.keys()
				]);
		});
	if (isMonth(plan.start) && monthNumber(plan.start) <= monthNumber(defaults.deadline))
		for (const grant of grants)
			checkPayments(valueReader(`grant:${grant.segment}`, problems), defaults.years, plan.start, grant);
	if (problems.length > 0) return err(problems);
	return ok({
		start: plan.start,
		deadline: defaults.deadline,
		years: defaults.years,
		segments,
		items: [...items.values()].filter(({ id }) => enabled.get(id) === true),
		assumptions,
		usualPresence: defaults.assumptions.find(({ id }) => id === 'presence')?.likely ?? 1,
		targets,
		choices,
		paces,
		actuals: plan.actuals.filter(({ segment }) => segments.includes(segment)),
		grants,
		funders: [...plan.funders.values()],
		shortage: plan.shortage
	});
}

function readMonth(reader: ValueReader, value: unknown, path: string): string {
	const month = reader.text(value, path);
	if (month !== '' && isMonth(month)) return month;
	if (month !== '') reader.refuse('not-a-month', path, month);
	return '';
}

function readStep(reader: ValueReader, value: unknown, path: string): PaceStep {
	const said = reader.object(value, path) ?? {};
	return {
		from: readMonth(reader, said['from'], `${path}.from`),
		perMonth: reader.number(said['perMonth'], `${path}.perMonth`)
	};
}

/** The start stands within the plan and before the deadline; what was measured, too. */
function checkDates(
	reader: ValueReader,
	{ years, deadline }: PlanDefaults,
	start: string,
	actuals: readonly Actual[],
	problems: PlanProblem[]
): void {
	if (!isMonth(start)) return;
	const [first, last] = [monthNumber(`${years[0]}-01`), monthNumber(deadline)];
	if (monthNumber(start) < first) reader.refuse('before-the-plan', '', start, [`${years[0]}-01`]);
	if (monthNumber(start) > last) reader.refuse('after-the-plan', '', start, [deadline]);
	for (const { segment, month } of actuals)
		if (monthNumber(month) < monthNumber(start))
			valueReader(`actual:${segment}:${month}`, problems).refuse('before-the-plan', '', month, [start]);
}

/** What waits for a proof is dated within the plan: not before it starts, and not after its last year. */
function checkPayments(
	reader: ValueReader,
	years: readonly number[],
	start: string,
	{ payments }: GrantRule
): void {
	const first = Number(start.slice(0, 4));
	const last = years.at(-1) ?? first;
	payments.forEach(({ step, date }, i) => {
		const year = Number(date.slice(0, 4));
		const path = `payments[${i}].date`;
		if (step !== 'commitment' && year < first)
			reader.refuse('payment-in-the-past', path, date, [String(first)]);
		if (year > last) reader.refuse('after-the-plan', path, date, [String(last)]);
	});
}
