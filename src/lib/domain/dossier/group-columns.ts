import { LIKELY } from '../funding';
import { euros, rounded } from './cells';
import { number, type DossierColumn } from './table';
import { grantsOf, ownInYear, ownShare, type DossierWork, type GroupSums } from './work';

/** Label of each funder of the grants, in their order. */
export const funderLabels = ({ plan, financing }: DossierWork): string[] =>
	financing.funders.map((id) => plan.funders.find((funder) => funder.id === id)?.label ?? id);

/** Columns that every file about groups of structures ends with. */
export function groupColumns(work: DossierWork): DossierColumn[] {
	const labels = funderLabels(work);
	const { years } = work.plan;
	return [
		number('Professionnels (bas)'),
		number('Professionnels (probable)'),
		number('Professionnels (haut)'),
		number('Coût bas'),
		number('Coût probable'),
		number('Coût haut'),
		...years.map((year) => number(`Coût ${year}`)),
		number('Aides'),
		...labels.map((label) => number(`Aide – ${label}`)),
		...labels.flatMap((label) => years.map((year) => number(`Payé ${year} – ${label}`))),
		number('Part propre'),
		...years.map((year) => number(`Part propre ${year}`))
	];
}

/** Their cells. */
export function groupCells(work: DossierWork, sums: GroupSums): string[] {
	return [
		...sums.heads.map(rounded),
		...sums.costs.map(euros),
		...sums.costByYear.map(euros),
		euros(grantsOf(sums)),
		...sums.ae.map(euros),
		...sums.cp.map(euros),
		euros(ownShare(sums)),
		...work.plan.years.map((_, year) => euros(ownInYear(sums, year)))
	];
}

/** A share of an amount per person, to the cent; empty where there is nobody. */
export const perProfessional = (cents: number, sums: GroupSums): string =>
	sums.heads[LIKELY] > 0 ? euros(Math.floor(cents / sums.heads[LIKELY] + 0.5)) : '';
