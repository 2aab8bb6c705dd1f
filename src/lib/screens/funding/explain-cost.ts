import type { Range } from '$lib/domain/funding';
import { formatCount, formatInteger, french, sectorShort, type Looks } from '$lib/words';
import { segmentOf, sumAtoms, type AtomSums } from './atoms';
import { addTo, type ExplainedLine, type ExplainedTable, type Explanation } from './explanation';
import type { CostFilter, FigureRef } from './figure-ref';
import { NATURE_NAMES, OBJECT_NAMES, REST_NAMES, TARGET_NAMES } from './funding-names';
import { OPEN_SEGMENT } from './funding-sight';
import type { FundingWork } from './funding-work';
import { assumptionsOf, formulaOf, itemTable } from './item-formula';

/** Structures listed one by one; the others are one line. */
const LISTED = 20;

const cost = (filter: CostFilter): FigureRef => ({ kind: 'cost', filter });

/** What a cost is of, in words: « Clé de sécurité FIDO2, MIE physique, 2027 ». */
function titleOf(work: FundingWork, filter: CostFilter, looks: Looks): string {
	const { population, plan } = work;
	const item = plan.items.find(({ id }) => id === filter.item);
	const structure = filter.finess === undefined ? -1 : population.finess.indexOf(filter.finess);
	const organisation =
		filter.organisation === undefined ? -1 : population.organisations.id.indexOf(filter.organisation);
	const parts = [
		item?.label,
		filter.object === undefined ? undefined : OBJECT_NAMES[filter.object],
		filter.nature === undefined ? undefined : NATURE_NAMES[filter.nature],
		structure < 0 ? filter.finess : population.name[structure] || filter.finess,
		organisation < 0
			? filter.organisation
			: population.organisations.name[organisation] || filter.organisation,
		filter.sector === undefined ? undefined : sectorShort(filter.sector),
		filter.segment === undefined ? undefined : looks(filter.segment).short,
		filter.target === undefined ? undefined : TARGET_NAMES[filter.target],
		filter.rests === undefined ? undefined : REST_NAMES[filter.rests],
		filter.year?.replace('-', '–')
	].filter((part) => part !== undefined);
	return parts.length === 0 ? 'Coût total' : parts.join(', ');
}

/** One line per part, in an order, with what it opens to. */
function partsTable(
	title: string,
	parts: ReadonlyMap<string, Range>,
	total: Range,
	describe: (key: string) => Pick<ExplainedLine, 'label' | 'detail' | 'ref'>,
	order: 'largest' | 'as-is'
): ExplainedTable {
	const sorted = [...parts].sort(([, a], [, b]) =>
		order === 'largest' ? b.likely - a.likely || b.high - a.high : 0
	);
	return {
		title,
		lines: sorted.map(([key, values]) => ({ ...describe(key), values, unit: 'euros' })),
		total: { label: 'Total', values: total, unit: 'euros' }
	};
}

function structuresTable(work: FundingWork, filter: CostFilter, sums: AtomSums): ExplainedTable {
	const { population } = work;
	const sorted = [...sums.byStructure].sort(
		([a, x], [b, y]) => y.likely - x.likely || y.high - x.high || a - b
	);
	const rest = { low: 0, likely: 0, high: 0 };
	for (const [, part] of sorted.slice(LISTED)) addTo(rest, part);
	const others = sorted.length - LISTED;
	return {
		title:
			others > 0
				? `Par structure, les ${LISTED} premières sur ${formatInteger(sorted.length)}`
				: 'Par structure',
		lines: [
			...sorted.slice(0, LISTED).map(([row, values]): ExplainedLine => {
				const finess = population.finess[row] ?? '';
				return {
					label: population.name[row] || finess,
					detail: finess,
					values,
					unit: 'euros',
					ref: cost({ ...filter, finess })
				};
			}),
			...(others > 0
				? [
						{
							label: formatCount(others, 'autre structure', 'autres structures'),
							values: rest,
							unit: 'euros'
						} as const
					]
				: [])
		],
		total: { label: 'Total', values: sums.total, unit: 'euros' }
	};
}

/** How a sum of costs is made: its formula where one item is looked at, and its parts, each of which opens in turn. */
export function explainCost(work: FundingWork, filter: CostFilter, looks: Looks): Explanation | null {
	const { population, plan } = work;
	const sums = sumAtoms(work, filter);
	const itemIndex = sums.items.length === 1 && filter.item !== undefined ? (sums.items[0] ?? -1) : -1;
	const item = plan.items[itemIndex];
	const one = filter.finess === undefined ? undefined : sums.structures[0];
	if (filter.item !== undefined && !item) return null;
	if (sums.years.length === 0) return null;
	if (
		one === undefined &&
		(filter.finess ?? filter.organisation) !== undefined &&
		sums.structures.length === 0
	)
		return null;
	const segmentId = filter.segment ?? (one === undefined ? null : segmentOf(work, one));
	const segment = segmentId === null ? -1 : plan.segments.indexOf(segmentId);
	const yearIndex = sums.years.length === 1 ? (sums.years[0] ?? -1) : -1;
	const tables: ExplainedTable[] = [];
	if (item && segment >= 0 && yearIndex >= 0 && filter.rests === undefined)
		tables.push(
			itemTable(work, { structures: sums.structures, segment, item: itemIndex, year: yearIndex }, sums.total)
		);
	if (sums.byYear.size > 0 && yearIndex < 0)
		tables.push(
			partsTable(
				'Par année',
				new Map([...sums.byYear].sort(([a], [b]) => Number(a) - Number(b))),
				sums.total,
				(year) => ({ label: year, ref: cost({ ...filter, year }) }),
				'as-is'
			)
		);
	if (segmentId === null && sums.bySegment.size > 0)
		tables.push(
			partsTable(
				'Par segment',
				sums.bySegment,
				sums.total,
				(id) => ({
					label: id === OPEN_SEGMENT ? 'Segment non décidé' : looks(id).short,
					ref: cost({ ...filter, segment: id })
				}),
				'largest'
			)
		);
	if (!item && sums.byItem.size > 0)
		tables.push(
			partsTable(
				'Par poste',
				sums.byItem,
				sums.total,
				(id) => ({
					label: plan.items.find((each) => each.id === id)?.label ?? id,
					ref: cost({ ...filter, item: id })
				}),
				'largest'
			)
		);
	if (
		one === undefined &&
		sums.byStructure.size > 0 &&
		(item !== undefined || filter.organisation !== undefined)
	)
		tables.push(structuresTable(work, filter, sums));
	const finess = one === undefined ? null : (population.finess[one] ?? null);
	return {
		title: titleOf(work, filter, looks),
		value: sums.total,
		unit: 'euros',
		formula: french(
			segmentId === OPEN_SEGMENT
				? 'Segment non décidé : le moindre des segments possibles (bas), leur moyenne (probable), le plus cher (haut).'
				: item
					? `${formulaOf(item)}.`
					: 'Somme de montants d’une structure, d’un poste et d’une année, chacun arrondi au centime.'
		),
		tables,
		assumptions: item ? assumptionsOf(work, item, segmentId) : [],
		notes: [
			...(sums.byStructure.size === 0
				? ['Rien à payer ici : aucune structure concernée, un poste gratuit, ou une année avant le début.']
				: []),
			...(item && isShared(item.driver)
				? ['Le coût d’un organisme est partagé entre ses structures, au prorata des effectifs probables.']
				: []),
			...(item || one !== undefined
				? []
				: ['Ouvrez un poste pour voir son prix, ses quantités et ses hypothèses.'])
		].map(french),
		links: [
			...(finess === null ? [] : [{ label: 'Fiche de la structure', href: `/structures/${finess}` }]),
			...(filter.organisation === undefined
				? []
				: [
						{
							label: 'Fiche de l’organisme',
							href: `/organisations/${encodeURIComponent(filter.organisation)}`
						}
					])
		]
	};
}

const isShared = (driver: string): boolean =>
	driver === 'organisation' || driver === 'organisation-or-grouping' || driver === 'scheme';
