import {
	GRANT_UNITS,
	type Bracket,
	type Coefficient,
	type Eligibility,
	type GrantPayment,
	type GrantRule
} from './grant-rule';
import { COST_OBJECTS } from './item';
import type { ValueReader } from './value-reader';

/** Slack for shares that are written with decimals. */
const EPSILON = 1e-9;

/** A grant rule as a scenario says it; null, with problems, when it cannot be used. */
export function readGrantRule(reader: ValueReader, segment: string, value: unknown): GrantRule | null {
	const said = reader.object(value, '');
	if (!said) return null;
	const before = reader.problems.length;
	const cents = (of: unknown, path: string): number | null =>
		of === null || of === undefined ? null : Math.round(reader.number(of, path, { max: 1e12 }));
	const mode = reader.oneOf(said['mode'], 'mode', ['flat', 'capped-actual', 'mixed']);
	const unit = reader.oneOf(said['unit'], 'unit', GRANT_UNITS);
	const status = reader.oneOf(said['status'], 'status', ['sourced', 'assumed', 'decided']);
	const [floor, ceiling] = [cents(said['floor'], 'floor'), cents(said['ceiling'], 'ceiling')];
	if (floor !== null && ceiling !== null && floor > ceiling)
		reader.refuse('floor-above-ceiling', 'floor', floor, [String(ceiling)]);
	const rule = {
		segment,
		eligibility: readEligibility(reader, said['eligibility'] ?? {}),
		fixed: cents(said['fixed'], 'fixed') ?? 0,
		brackets: readBrackets(reader, said['brackets'] ?? []),
		unitCap:
			said['unitCap'] === null || said['unitCap'] === undefined
				? null
				: reader.number(said['unitCap'], 'unitCap'),
		floor,
		ceiling,
		coefficients: reader
			.list(said['coefficients'] ?? [], 'coefficients')
			.flatMap((one, i) => readCoefficient(reader, one, `coefficients[${i}]`)),
		coverRate: reader.number(said['coverRate'], 'coverRate', { max: 1 }),
		objects: reader
			.list(said['objects'], 'objects')
			.flatMap((one, i) => reader.oneOf(one, `objects[${i}]`, COST_OBJECTS) ?? []),
		runningYears:
			said['runningYears'] === undefined
				? 0
				: reader.number(said['runningYears'], 'runningYears', { max: 10 }),
		payments: readPayments(reader, said['payments']),
		yearFactors: reader.list(said['yearFactors'] ?? [], 'yearFactors').map((one, i) => {
			const factor = reader.object(one, `yearFactors[${i}]`) ?? {};
			return {
				year: reader.number(factor['year'], `yearFactors[${i}].year`, { min: 2020, max: 2100 }),
				factor: reader.number(factor['factor'], `yearFactors[${i}].factor`, { max: 10 })
			};
		}),
		funders: reader.list(said['funders'], 'funders').map((one, i) => {
			const funder = reader.object(one, `funders[${i}]`) ?? {};
			return {
				funder: reader.text(funder['funder'], `funders[${i}].funder`),
				share: reader.number(funder['share'], `funders[${i}].share`, { max: 1 })
			};
		}),
		source: said['source'] === undefined ? '' : reader.text(said['source'], 'source'),
		date: said['date'] === undefined ? '' : reader.text(said['date'], 'date')
	};
	checkSum(reader, 'funders', rule.funders);
	if (reader.problems.length > before || mode === null || unit === null || status === null) return null;
	return { ...rule, mode, unit, status };
}

function checkSum(reader: ValueReader, path: string, parts: readonly { readonly share: number }[]): void {
	const sum = parts.reduce((total, { share }) => total + share, 0);
	if (!(Math.abs(sum - 1) <= EPSILON)) reader.refuse('shares-do-not-add-up', path, sum, ['1']);
}

function readEligibility(reader: ValueReader, value: unknown): Eligibility {
	const said = reader.object(value, 'eligibility') ?? {};
	const texts = (key: string): readonly string[] =>
		reader
			.list(said[key], `eligibility.${key}`)
			.map((one, i) => reader.text(one, `eligibility.${key}[${i}]`));
	const number = (key: string): number => reader.number(said[key], `eligibility.${key}`);
	const has = (key: string): boolean => said[key] !== undefined && said[key] !== null;
	return {
		...(has('sectors') ? { sectors: texts('sectors') } : {}),
		...(has('categories') ? { categories: texts('categories') } : {}),
		...(has('tariffAuthorities') ? { tariffAuthorities: texts('tariffAuthorities') } : {}),
		...(has('legalStatuses') ? { legalStatuses: texts('legalStatuses') } : {}),
		...(has('minHeads') ? { minHeads: number('minHeads') } : {}),
		...(has('maxHeads') ? { maxHeads: number('maxHeads') } : {}),
		...(said['ownFiness'] === true ? { ownFiness: true } : {}),
		...(has('minGrouping') ? { minGrouping: number('minGrouping') } : {})
	};
}

/** Brackets in order, each beginning where the one before ends or later. */
function readBrackets(reader: ValueReader, value: unknown): Bracket[] {
	const brackets = reader.list(value, 'brackets').map((one, i): Bracket => {
		const said = reader.object(one, `brackets[${i}]`) ?? {};
		const from = reader.number(said['from'], `brackets[${i}].from`);
		const to =
			said['to'] === null || said['to'] === undefined ? null : reader.number(said['to'], `brackets[${i}].to`);
		return { from, to, rate: Math.round(reader.number(said['rate'], `brackets[${i}].rate`, { max: 1e12 })) };
	});
	brackets.forEach(({ from, to }, i) => {
		const next = brackets[i + 1];
		const isEmpty = to !== null && to <= from;
		if (isEmpty || (next && (to === null || next.from < to)))
			reader.refuse('brackets-overlap', `brackets[${i}]`, { from, to });
	});
	return brackets;
}

function readCoefficient(reader: ValueReader, value: unknown, path: string): Coefficient[] {
	const said = reader.object(value, path) ?? {};
	const when = reader.oneOf(said['when'], `${path}.when`, ['small', 'overseas']);
	const factor = reader.number(said['factor'], `${path}.factor`, { max: 10 });
	if (when === null) return [];
	return when === 'small'
		? [{ when, below: reader.number(said['below'], `${path}.below`), factor }]
		: [{ when, factor }];
}

function readPayments(reader: ValueReader, value: unknown): GrantPayment[] {
	const payments = reader.list(value, 'payments').flatMap((one, i): GrantPayment[] => {
		const said = reader.object(one, `payments[${i}]`) ?? {};
		const step = reader.oneOf(said['step'], `payments[${i}].step`, ['commitment', 'interim', 'final']);
		const date = reader.text(said['date'], `payments[${i}].date`);
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) reader.refuse('malformed', `payments[${i}].date`, date);
		const share = reader.number(said['share'], `payments[${i}].share`, { max: 1 });
		return step === null ? [] : [{ step, date, share }];
	});
	checkSum(reader, 'payments', payments);
	return payments;
}
