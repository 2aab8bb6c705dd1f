import type { Band } from '../funding';
import { euros, rounded } from './cells';
import { number, text, type DossierTable } from './table';
import { segmentLabel } from './table-summary';
import type { DossierWork } from './work';

const MONTHS = 12;
const ALL = 'Ensemble';

/** One line per total: what one draw in ten stays below, one in two, nine in ten, and how exactly so many draws say it. */
export function uncertaintyTable(work: DossierWork): DossierTable {
	const { plan, population, draws } = work;
	return {
		file: 'incertitude.csv',
		keys: 4,
		columns: [
			text('Total'),
			text('Code'),
			text('Libellé'),
			text('Année'),
			...['P10', 'P50', 'P90'].flatMap((name) => [
				number(name),
				number(`${name} (erreur, bas)`),
				number(`${name} (erreur, haut)`)
			]),
			number('Tirages'),
			number('Graine')
		],
		*rows() {
			const { total, byYear, bySegment, bySegmentAndYear, byItem, grants, equipped } = draws.result();
			const cells = ({ p10, p50, p90, error }: Band, written: (value: number) => string): string[] => [
				...[p10, ...error.p10, p50, ...error.p50, p90, ...error.p90].map(written),
				String(draws.draws),
				String(draws.seed)
			];
			const line = (of: string, code: string, label: string, year: string, band?: Band): string[][] =>
				band ? [[of, code, label, year, ...cells(band, euros)]] : [];
			const years = plan.years.map(String);
			const segments = bySegment.map((_, segment) => ({
				code: population.segments[segment] ?? '',
				label: segmentLabel(work, segment)
			}));
			yield* line('Coût', '', ALL, '', total);
			for (const [y, year] of years.entries()) yield* line('Coût', '', ALL, year, byYear[y]);
			for (const [segment, { code, label }] of segments.entries()) {
				yield* line('Coût par segment', code, label, '', bySegment[segment]);
				for (const [y, year] of years.entries())
					yield* line('Coût par segment', code, label, year, bySegmentAndYear[segment]?.[y]);
			}
			for (const [item, { id, label }] of plan.items.entries())
				yield* line('Coût par poste', id, label, '', byItem[item]);
			yield* line('Aides', '', ALL, '', grants.total);
			for (const [segment, { code, label }] of segments.entries())
				yield* line('Aides par segment', code, label, '', grants.bySegment[segment]);
			for (const [funder, { id, label }] of plan.funders.entries()) {
				yield* line('Aides par financeur', id, label, '', grants.byFunder[funder]);
				for (const [y, year] of years.entries())
					yield* line('Engagé (AE) par financeur', id, label, year, grants.ae[funder]?.[y]);
				for (const [y, year] of years.entries())
					yield* line('Payé (CP) par financeur', id, label, year, grants.cp[funder]?.[y]);
			}
			yield* line('Part propre', '', ALL, '', grants.own);
			for (const [y, year] of years.entries()) yield* line('Part propre', '', ALL, year, grants.ownByYear[y]);
			yield* line('Aides dans les enveloppes (AE)', '', ALL, '', grants.within?.granted);
			yield* line('Part propre dans les enveloppes (AE)', '', ALL, '', grants.within?.own);
			for (const [segment, months] of equipped.entries())
				for (const [y, year] of years.entries()) {
					const band = months[(y + 1) * MONTHS - 1];
					const { code, label } = segments[segment] ?? { code: '', label: '' };
					if (band)
						yield ['Professionnels équipés en fin d’année', code, label, year, ...cells(band, rounded)];
				}
		}
	};
}
