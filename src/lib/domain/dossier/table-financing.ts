import { euros } from './cells';
import { funderLabels } from './group-columns';
import { ineligibilityText, leftOutText } from './ineligibility-text';
import { number, text, type DossierTable } from './table';
import { ownInYear, ownShare, sumAll, type DossierWork } from './work';

/** One line per funder and year, then the structures' own share: commitments (AE) and payments (CP), beside the envelopes. */
export function financingTable(work: DossierWork): DossierTable {
	const { plan, population, financing } = work;
	const labels = funderLabels(work);
	const years = plan.years.length;
	return {
		file: 'plan-financement.csv',
		keys: 2,
		columns: [
			text('Financeur'),
			text('Année'),
			text('Libellé du financeur'),
			number('Enveloppe AE'),
			number('Engagé (AE)'),
			number('Enveloppe CP'),
			number('Payé (CP)')
		],
		*rows() {
			const width = financing.funders.length * years;
			const committed = new Float64Array(width);
			const paid = new Float64Array(width);
			for (let at = 0; at < population.finess.length * width; at++) {
				committed[at % width] = (committed[at % width] ?? 0) + (financing.ae[at] ?? 0);
				paid[at % width] = (paid[at % width] ?? 0) + (financing.cp[at] ?? 0);
			}
			for (const [funder, id] of financing.funders.entries()) {
				const envelopes = plan.funders.find((one) => one.id === id)?.envelopes ?? [];
				for (const [year, name] of plan.years.entries()) {
					const envelope = envelopes.find((one) => one.year === name);
					const limit = (cents: number | null | undefined): string =>
						cents === null || cents === undefined ? '' : euros(cents);
					const at = funder * years + year;
					yield [
						id,
						String(name),
						labels[funder] ?? id,
						limit(envelope?.ae),
						euros(committed[at] ?? 0),
						limit(envelope?.cp),
						euros(paid[at] ?? 0)
					];
				}
			}
			const all = sumAll(work);
			for (const [year, name] of plan.years.entries())
				yield [
					'part-propre',
					String(name),
					'Part propre des structures',
					'',
					'',
					'',
					euros(ownInYear(all, year))
				];
			yield ['part-propre', 'Toutes', 'Part propre des structures', '', '', '', euros(ownShare(all))];
		}
	};
}

/** One line per structure and reason: without a grant, or outside the plan. */
export function ineligibleTable({ population, facts, financing }: DossierWork): DossierTable {
	return {
		file: 'non-eligibles.csv',
		keys: 2,
		columns: [text('FINESS'), text('Code'), text('Nom'), text('Motif'), text('Constaté'), text('Attendu')],
		*rows() {
			for (const [i, reasons] of financing.ineligible.entries())
				for (const reason of reasons)
					yield [
						population.finess[i] ?? '',
						reason.code,
						population.name[i] ?? '',
						ineligibilityText(reason),
						reason.found ?? '',
						reason.expected ?? ''
					];
			for (const [k, one] of population.leftOut.entries())
				yield [one.finess, one.reason, facts.leftOutNames[k] ?? '', leftOutText(one), '', ''];
		}
	};
}
