import { LIKELY, monthNumber } from '../funding';
import { exact, rounded } from './cells';
import { codeLabel } from './code-labels';
import { groupCells, groupColumns, perProfessional } from './group-columns';
import { segmentLabel } from './table-summary';
import { number, text, type DossierTable } from './table';
import { grantsOf, sumBy, type DossierWork } from './work';

/** One line per milestone and segment: how many professionals are equipped by then. */
export function milestonesTable(work: DossierWork): DossierTable {
	const { model, facts, plan } = work;
	return {
		file: 'jalons.csv',
		keys: 2,
		columns: [
			text('Date'),
			text('Segment'),
			text('Jalon'),
			text('Libellé du segment'),
			number('Professionnels (probable)'),
			number('À équiper'),
			number('Équipés à la date'),
			number('Part équipée'),
			text('Cible atteinte'),
			text('Mois d’atteinte'),
			number('Rythme nécessaire par mois')
		],
		*rows() {
			for (const { date, label } of facts.milestones)
				for (const way of model.trajectories) {
					const month = monthNumber(date.slice(0, 7)) - monthNumber(way.firstMonth);
					const done = month < 0 ? 0 : (way.done[Math.min(month, way.done.length - 1)] ?? 0);
					yield [
						date,
						plan.segments[way.segment] ?? '',
						label,
						segmentLabel(work, way.segment),
						rounded(way.professionals),
						rounded(way.toEquip),
						rounded(done * way.toEquip),
						exact(Math.round(done * 1e4) / 1e4),
						way.reached ? 'oui' : 'non',
						way.reachedIn ?? '',
						rounded(way.requiredPace)
					];
				}
		}
	};
}

const STATUSES: Readonly<Record<string, string>> = {
	sourced: 'Sourcée',
	assumed: 'Supposée',
	measured: 'Mesurée',
	decided: 'Décidée'
};
const CONFIDENCES = { low: 'Faible', medium: 'Moyenne', high: 'Forte' } as const;

/** The register of assumptions, as the scenario has them. */
export function assumptionsTable({ plan, settings }: DossierWork): DossierTable {
	return {
		file: 'hypotheses.csv',
		keys: 1,
		columns: [
			text('Hypothèse'),
			text('Libellé'),
			text('Unité'),
			number('Bas'),
			number('Probable'),
			number('Haut'),
			text('Statut'),
			text('Source'),
			text('Date'),
			text('Confiance'),
			text('Modifiée par le scénario')
		],
		*rows() {
			for (const one of plan.assumptions.values())
				yield [
					one.id,
					one.label,
					one.unit,
					exact(one.low),
					exact(one.likely),
					exact(one.high),
					STATUSES[one.status] ?? one.status,
					one.source,
					one.date,
					CONFIDENCES[one.confidence],
					settings.has(`assumption:${one.id}`) ? 'oui' : 'non'
				];
		}
	};
}

/** What each sector, legal status and département gets, per professional. */
export function equityTable(work: DossierWork): DossierTable {
	const { population, names } = work;
	const axes = [
		{
			name: 'Champ',
			codes: population.sector,
			label: (code: string) => codeLabel('structure.sector', code)
		},
		{
			name: 'Statut juridique',
			codes: population.legalStatus,
			label: (code: string) => codeLabel('structure.legal_status', code)
		},
		{ name: 'Département', codes: population.department, label: names.department }
	];
	return {
		file: 'equite.csv',
		keys: 2,
		columns: [
			text('Axe'),
			text('Code'),
			text('Libellé'),
			number('Structures'),
			number('Structures aidées'),
			number('Coût par professionnel'),
			number('Aide par professionnel'),
			...groupColumns(work)
		],
		*rows() {
			for (const { name, codes, label } of axes)
				for (const [code, sums] of sumBy(work, (i) => codes[i] ?? ''))
					yield [
						name,
						code,
						label(code),
						String(sums.structures),
						String(sums.helped),
						perProfessional(sums.costs[LIKELY], sums),
						perProfessional(grantsOf(sums), sums),
						...groupCells(work, sums)
					];
		}
	};
}
