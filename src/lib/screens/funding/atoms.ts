import { BOUNDS, type BoundIndex, type Range } from '$lib/domain/funding';
import { restReader, restsOn } from './cost-cuts';
import { addTo } from './explanation';
import type { CostFilter } from './figure-ref';
import { OPEN_SEGMENT } from './funding-sight';
import type { FundingWork } from './funding-work';

/** Sums of the atoms that a filter lets through, as a whole and by each thing that one may ask for next. In cents. */
export interface AtomSums {
	readonly total: Range;
	readonly bySegment: ReadonlyMap<string, Range>;
	readonly byItem: ReadonlyMap<string, Range>;
	readonly byYear: ReadonlyMap<string, Range>;
	/** Of each structure concerned, by row of the population. */
	readonly byStructure: ReadonlyMap<number, Range>;
	/** Rows of the population, and indices of the items and years, that the filter lets through. */
	readonly structures: readonly number[];
	readonly items: readonly number[];
	readonly years: readonly number[];
}

type Sum = { low: number; likely: number; high: number };
const nothing = (): Sum => ({ low: 0, likely: 0, high: 0 });

function sumOf<K>(sums: Map<K, Sum>, key: K): Sum {
	const held = sums.get(key);
	if (held) return held;
	const made = nothing();
	sums.set(key, made);
	return made;
}

/** True for a year that a filter names: `2027`, or `2026-2028` for all of them. */
function isYearOf(text: string | undefined, year: number): boolean {
	if (text === undefined) return true;
	const [from = '', to = from] = text.split('-');
	return year >= Number(from) && year <= Number(to);
}

/** Id of the segment of a structure; OPEN_SEGMENT where none is decided. */
export const segmentOf = ({ population, plan }: FundingWork, structure: number): string =>
	plan.segments[population.segment[structure] ?? -1] ?? OPEN_SEGMENT;

/** Rows of the population that a filter is about. */
function matching(work: FundingWork, filter: CostFilter): number[] {
	const { population, plan } = work;
	const rows: number[] = [];
	population.finess.forEach((finess, i) => {
		const segment = population.segment[i] ?? 0;
		const of = population.organisations.id[population.organisation[i] ?? 0];
		if (filter.segment !== undefined && filter.segment !== segmentOf(work, i)) return;
		if (filter.target !== undefined && filter.target !== (plan.targets[segment] ?? 'open')) return;
		if (filter.sector !== undefined && filter.sector !== population.sector[i]) return;
		if (filter.finess !== undefined && filter.finess !== finess) return;
		if (filter.organisation !== undefined && filter.organisation !== of) return;
		rows.push(i);
	});
	return rows;
}

/** Adds up what a filter lets through. */
export function sumAtoms(work: FundingWork, filter: CostFilter): AtomSums {
	const { plan, model } = work;
	const width = plan.years.length;
	const structures = matching(work, filter);
	const items = plan.items.flatMap((item, index) =>
		(filter.item === undefined || filter.item === item.id) &&
		(filter.object === undefined || filter.object === item.object) &&
		(filter.nature === undefined || filter.nature === item.nature)
			? [index]
			: []
	);
	const years = plan.years.flatMap((year, index) => (isYearOf(filter.year, year) ? [index] : []));
	const rests = filter.rests === undefined ? null : restReader(work);
	const total = nothing();
	const bySegment = new Map<string, Sum>();
	const byItem = new Map<string, Sum>();
	const byYear = new Map<string, Sum>();
	const byStructure = new Map<number, Sum>();
	const scratch = BOUNDS.map(() => new Float64Array(plan.items.length * width));
	for (const structure of structures) {
		scratch.forEach((out, bound) => {
			out.fill(0);
			model.fill(structure, bound as BoundIndex, out);
		});
		const own = nothing();
		for (const item of items) {
			if (rests && !restsOn(rests(structure, item), filter.rests ?? '')) continue;
			for (const year of years) {
				const [low, likely, high] = scratch.map((out) => out[item * width + year] ?? 0);
				const atom = { low: low ?? 0, likely: likely ?? 0, high: high ?? 0 };
				if (atom.high === 0 && atom.likely === 0) continue;
				addTo(own, atom);
				addTo(sumOf(byItem, plan.items[item]?.id ?? ''), atom);
				addTo(sumOf(byYear, String(plan.years[year])), atom);
			}
		}
		if (own.high === 0 && own.likely === 0) continue;
		addTo(total, own);
		addTo(sumOf(bySegment, segmentOf(work, structure)), own);
		byStructure.set(structure, own);
	}
	return { total, bySegment, byItem, byYear, byStructure, structures, items, years };
}
