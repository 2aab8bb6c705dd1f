import { sumCells } from '../funding';
import { euros, rounded } from './cells';
import { funderLabels } from './group-columns';
import { number, text, type DossierTable } from './table';
import { sumBy, type DossierWork } from './work';

/** Label of a segment of the population; that of structures without one decided comes last. */
export function segmentLabel({ provenance, population }: DossierWork, segment: number): string {
	if (segment >= population.segments.length) return 'Segment indéterminé';
	const id = population.segments[segment] ?? '';
	return provenance.segments.find((one) => one.id === id)?.label ?? id;
}

/** One line per segment and year: what it costs, who pays. Percentiles of lines do not add up: those of totals are in `incertitude.csv`. */
export function summaryTable(work: DossierWork): DossierTable {
	const { plan, population, totals, financing } = work;
	const labels = funderLabels(work);
	const years = plan.years.length;
	return {
		file: 'synthese.csv',
		keys: 3,
		columns: [
			text('Segment'),
			text('Libellé du segment'),
			text('Année'),
			number('Structures'),
			number('Professionnels (probable)'),
			number('Coût bas'),
			number('Coût probable'),
			number('Coût haut'),
			number('Coût P10'),
			number('Coût P50'),
			number('Coût P90'),
			...labels.map((label) => number(`Engagé – ${label}`)),
			...labels.map((label) => number(`Payé – ${label}`)),
			number('Part propre')
		],
		*rows() {
			const drawn = work.draws.result().bySegmentAndYear;
			const sums = sumBy(work, (i) => String(population.segment[i] ?? 0));
			for (let segment = 0; segment <= population.segments.length; segment++) {
				const group = sums.get(String(segment));
				for (let year = 0; year < years; year++) {
					const cost = sumCells(totals, { segment, year });
					const { p10 = 0, p50 = 0, p90 = 0 } = drawn[segment]?.[year] ?? {};
					const committed = committedIn(work, segment, year);
					const paid = labels.map((_, funder) => group?.cp[funder * years + year] ?? 0);
					yield [
						population.segments[segment] ?? '',
						segmentLabel(work, segment),
						String(plan.years[year] ?? ''),
						String(group?.structures ?? 0),
						rounded(group?.heads[1] ?? 0),
						euros(cost.low),
						euros(cost.likely),
						euros(cost.high),
						euros(p10),
						euros(p50),
						euros(p90),
						...financing.funders.map((_, funder) => euros(committed[funder] ?? 0)),
						...paid.map(euros),
						euros(cost.likely - paid.reduce((sum, cents) => sum + cents, 0))
					];
				}
			}
		}
	};
}

/** What each funder commits in a year for the structures of a segment. */
function committedIn({ population, plan, financing }: DossierWork, segment: number, year: number): number[] {
	const years = plan.years.length;
	const funders = financing.funders.length;
	const sums = financing.funders.map(() => 0);
	for (let i = 0; i < population.finess.length; i++) {
		if (population.segment[i] !== segment) continue;
		for (let funder = 0; funder < funders; funder++)
			sums[funder] = (sums[funder] ?? 0) + (financing.ae[(i * funders + funder) * years + year] ?? 0);
	}
	return sums;
}
