import { french, type Looks } from '$lib/words';
import type { Cents } from '$lib/domain/shared';
import { segmentOf } from './atoms';
import { flat, type ExplainedLine, type ExplainedTable, type Explanation } from './explanation';
import type { FigureRef } from './figure-ref';
import { OPEN_SEGMENT } from './funding-sight';
import type { FundingWork } from './funding-work';

type Money = Extract<FigureRef, { readonly kind: 'money' }>;

const NAMES = { ae: 'Engagé (AE)', cp: 'Payé (CP)', own: 'Reste à charge' } as const;
const LISTED = 20;

/** What funders commit or pay, or what is left to structures, and what it is the sum of. */
export function explainMoney(work: FundingWork, ref: Money, looks: Looks): Explanation | null {
	const { population, plan, financing, totals } = work;
	const width = plan.years.length;
	const funders = financing.funders.flatMap((id, index) =>
		ref.funder === null || ref.funder === id ? [index] : []
	);
	const years = plan.years.flatMap((year, index) =>
		ref.year === null || ref.year === String(year) ? [index] : []
	);
	if (years.length === 0 || (ref.of !== 'own' && funders.length === 0)) return null;
	const source = ref.of === 'ae' ? financing.ae : financing.cp;
	const paid = (structure: number, funder: number, year: number): Cents =>
		source[(structure * financing.funders.length + funder) * width + year] ?? 0;
	const of = (structure: number, year: number): Cents => {
		const sum = funders.reduce((all, funder) => all + paid(structure, funder, year), 0);
		return ref.of === 'own' ? (totals.byStructure[structure * width + year] ?? 0) - sum : sum;
	};
	const bySegment = new Map<string, number>();
	const byYear = new Map<number, number>();
	const byFunder = new Map<number, number>();
	const byStructure: { readonly row: number; readonly cents: Cents }[] = [];
	let total = 0;
	let costs = 0;
	population.finess.forEach((_, row) => {
		let cents = 0;
		for (const year of years) {
			const part = of(row, year);
			cents += part;
			costs += totals.byStructure[row * width + year] ?? 0;
			byYear.set(year, (byYear.get(year) ?? 0) + part);
			for (const funder of funders)
				byFunder.set(funder, (byFunder.get(funder) ?? 0) + paid(row, funder, year));
		}
		total += cents;
		if (cents !== 0) byStructure.push({ row, cents });
		bySegment.set(segmentOf(work, row), (bySegment.get(segmentOf(work, row)) ?? 0) + cents);
	});
	const line = (label: string, cents: Cents, more: Partial<ExplainedLine> = {}): ExplainedLine => ({
		label,
		values: flat(cents),
		unit: 'euros',
		...more
	});
	const sum = line('Total', total);
	const tables: ExplainedTable[] = [];
	if (ref.of === 'own')
		tables.push({
			title: 'Calcul',
			lines: [
				line('Coût', costs, {
					ref: { kind: 'cost', filter: ref.year === null ? {} : { year: ref.year } }
				}),
				...funders.map((funder) =>
					line(`− ${plan.funders[funder]?.label ?? ''}, payé`, -(byFunder.get(funder) ?? 0), {
						ref: { kind: 'money', of: 'cp', funder: financing.funders[funder] ?? '', year: ref.year }
					})
				)
			],
			total: line('Reste à charge', total)
		});
	else if (ref.funder === null)
		tables.push({
			title: 'Par financeur',
			lines: funders.map((funder) =>
				line(plan.funders[funder]?.label ?? '', byFunder.get(funder) ?? 0, {
					ref: { ...ref, funder: financing.funders[funder] ?? '' }
				})
			),
			total: sum
		});
	if (ref.year === null)
		tables.push({
			title: 'Par année',
			lines: years.map((year) =>
				line(String(plan.years[year]), byYear.get(year) ?? 0, {
					ref: { ...ref, year: String(plan.years[year]) }
				})
			),
			total: sum
		});
	tables.push({
		title: 'Par segment',
		lines: [...bySegment].map(([id, cents]) =>
			line(id === OPEN_SEGMENT ? 'Segment non décidé' : looks(id).short, cents)
		),
		total: sum
	});
	byStructure.sort((a, b) => b.cents - a.cents || a.row - b.row);
	const others = byStructure.slice(LISTED);
	if (byStructure.length > 0)
		tables.push({
			title: 'Par structure',
			lines: [
				...byStructure.slice(0, LISTED).map(({ row, cents }) => {
					const finess = population.finess[row] ?? '';
					return line(population.name[row] || finess, cents, {
						detail: finess,
						ref: { kind: 'grant', finess }
					});
				}),
				...(others.length > 0
					? [
							line(
								`${others.length} autres structures`,
								others.reduce((all, { cents }) => all + cents, 0)
							)
						]
					: [])
			],
			total: sum
		});
	const funder = plan.funders[funders[0] ?? -1];
	return {
		title: [NAMES[ref.of], ref.funder === null ? undefined : funder?.label, ref.year ?? undefined]
			.filter((part) => part !== undefined)
			.join(', '),
		value: flat(total),
		unit: 'euros',
		formula: french(
			ref.of === 'own'
				? 'Coût probable − paiements des financeurs.'
				: ref.of === 'ae'
					? 'Somme des aides engagées : toute l’aide d’une structure l’est dans son année d’engagement.'
					: 'Somme des versements, selon les étapes des règles : à l’engagement au plus tôt.'
		),
		tables,
		assumptions: [],
		notes:
			ref.of === 'own' && total < 0
				? [
						french(
							'Négatif : il est payé plus que dépensé cette année-là. C’est de la trésorerie, pas un gain.'
						)
					]
				: [],
		links: []
	};
}
