import type { AmountInputs, PastAid } from '../funding';
import { euros, exact } from './cells';
import type { DossierInputs, StructureFacts } from './inputs';
import { componentColumn, LEFT_OUT_FILE, ORGANISATIONS_FILE, STRUCTURES_FILE } from './population-from-rows';
import { LEFT_OUT_INPUTS, ORGANISATION_INPUTS, populationToRows, STRUCTURE_INPUTS } from './population-rows';
import { number, text, type DossierColumn, type DossierTable } from './table';

export const FACTS_FILE = 'entrees/faits.csv';
export const MILESTONES_FILE = 'entrees/echeances.csv';
export const AMOUNTS_FILE = 'entrees/montants.csv';
export const GROUPINGS_FILE = 'entrees/regroupements.csv';

/** Before the name of a milestone, in the columns of the facts. */
export const CONFORMITY = 'Conformité : ';
export const FACT_INPUTS: readonly DossierColumn[] = [
	text('FINESS'),
	text('Pourquoi ce segment'),
	text('Source des professionnels'),
	text('Dérogation')
];
export const AMOUNT_INPUTS: readonly DossierColumn[] = [
	text('FINESS'),
	text('Étape'),
	text('Année'),
	text('Libellé'),
	number('Montant'),
	text('Motif'),
	text('Auteur'),
	text('Le')
];
export const GROUPING_INPUTS: readonly DossierColumn[] = [text('Organisme'), number('ESMS ensemble')];

/** Stages of amounts, as the file of inputs names them. */
export const STAGES = { asked: 'demandé', decided: 'décidé', pastAid: 'aide passée' } as const;

/** The tables of all that the dossier is computed from. */
export function inputTables({ population, facts, amounts }: DossierInputs): DossierTable[] {
	const rows = populationToRows(population);
	return [
		{ file: STRUCTURES_FILE, keys: 1, columns: STRUCTURE_INPUTS, rows: () => rows.structures },
		{
			file: ORGANISATIONS_FILE,
			keys: 1,
			columns: [...ORGANISATION_INPUTS, ...rows.components.map(componentColumn)],
			rows: () => rows.organisations
		},
		{
			file: LEFT_OUT_FILE,
			keys: 1,
			columns: [...LEFT_OUT_INPUTS, text('Nom')],
			rows: () => rows.leftOut.map((row, at) => [...row, facts.leftOutNames[at] ?? ''])
		},
		factsTable(population.finess, facts),
		{
			file: MILESTONES_FILE,
			keys: 1,
			columns: [text('Date'), text('Jalon')],
			rows: () => facts.milestones.map(({ date, label }) => [date, label])
		},
		{ file: AMOUNTS_FILE, keys: 4, columns: AMOUNT_INPUTS, rows: () => amountRows(amounts) },
		{
			file: GROUPINGS_FILE,
			keys: 1,
			columns: GROUPING_INPUTS,
			rows: () => inOrder(amounts.groupings).map(([id, esms]) => [id, exact(esms)])
		}
	];
}

function factsTable(finess: readonly string[], facts: StructureFacts): DossierTable {
	return {
		file: FACTS_FILE,
		keys: 1,
		columns: [...FACT_INPUTS, ...facts.conformity.map(({ milestone }) => text(`${CONFORMITY}${milestone}`))],
		rows: () =>
			finess.map((id, i) => [
				id,
				facts.why[i] ?? '',
				facts.headsSource[i] ?? '',
				facts.override[i] ?? '',
				...facts.conformity.map(({ states }) => states[i] ?? '')
			])
	};
}

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
	[...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function amountRows({ asked, decided, pastAid }: AmountInputs): string[][] {
	return [
		...inOrder(asked).map(([finess, cents]) => [finess, STAGES.asked, '', '', euros(cents), '', '', '']),
		...inOrder(decided).map(([finess, one]) => [
			finess,
			STAGES.decided,
			'',
			'',
			euros(one.cents),
			one.reason,
			one.author,
			one.at
		]),
		...inOrder(pastAid).flatMap(([finess, aids]) =>
			[...aids]
				.sort(byYearAndLabel)
				.map(({ cents, label, year }) => [
					finess,
					STAGES.pastAid,
					String(year),
					label,
					euros(cents),
					'',
					'',
					''
				])
		)
	];
}

const byYearAndLabel = (a: PastAid, b: PastAid): number =>
	a.year - b.year || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.cents - b.cents);
