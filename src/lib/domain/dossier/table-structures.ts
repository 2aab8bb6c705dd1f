import { codeLabel } from './code-labels';
import { euros, eurosOrNothing, exact } from './cells';
import { funderLabels, groupCells, groupColumns } from './group-columns';
import { LIST_SEPARATOR, NO_SEGMENT, possibleIds } from './population-rows';
import { ssoLabel } from './table-organisations';
import { segmentLabel } from './table-summary';
import { number, text, type DossierColumn, type DossierTable } from './table';
import { sumsOf, type DossierWork } from './work';

const HEADS_STATES = ['Inconnu', 'Déclaré', 'Estimé'] as const;

const FIRST: readonly DossierColumn[] = [
	text('FINESS'),
	text('Nom'),
	text('Organisme'),
	text('Nom de l’organisme'),
	text('FINESS EJ'),
	text('SIRET'),
	text('Région'),
	text('Département'),
	text('Nom du département'),
	text('Champ'),
	text('Catégorie'),
	text('Libellé de la catégorie'),
	text('Statut juridique'),
	text('Autorité de tarification'),
	text('Segment'),
	text('Libellé du segment'),
	text('Segments possibles'),
	text('Pourquoi ce segment'),
	text('Dérogation'),
	text('Connaissance des professionnels'),
	text('Source des professionnels'),
	number('Places'),
	text('Obligation SSO')
];

/** One line per structure of the plan: what it is, why it is there, what it costs and gets. */
export function structuresTable(work: DossierWork): DossierTable {
	const { population, facts, plan, financing, amounts } = work;
	const { years } = plan;
	const labels = funderLabels(work);
	return {
		file: 'structures.csv',
		keys: 1,
		columns: [
			...FIRST,
			...facts.conformity.map(({ milestone }) => text(`Conformité – ${milestone}`)),
			...groupColumns(work),
			number('Coût éligible'),
			number('Demandé'),
			number('Calculé'),
			number('Proposé'),
			number('Décidé'),
			text('Motif de la décision'),
			text('Décidé par'),
			text('Décidé le'),
			number('Accordé'),
			text('Année d’engagement'),
			...labels.flatMap((label) => years.map((year) => number(`Engagé ${year} – ${label}`)))
		],
		*rows() {
			for (let i = 0; i < population.finess.length; i++) {
				const decision = amounts.decided.get(population.finess[i] ?? '');
				const start = i * labels.length * years.length;
				const commitment = financing.commitmentYear[i] ?? -1;
				yield [
					...identity(work, i),
					...facts.conformity.map(({ states }) => states[i] ?? ''),
					...groupCells(work, sumsOf(work, i)),
					euros(financing.eligibleCost[i] ?? 0),
					eurosOrNothing(financing.asked[i] ?? NaN),
					euros(financing.computed[i] ?? 0),
					euros(financing.proposed[i] ?? 0),
					eurosOrNothing(financing.decided[i] ?? NaN),
					decision?.reason ?? '',
					decision?.author ?? '',
					decision?.at.slice(0, 10) ?? '',
					euros(financing.granted[i] ?? 0),
					commitment < 0 ? '' : String(years[commitment] ?? ''),
					...Array.from({ length: labels.length * years.length }, (_, k) =>
						euros(financing.ae[start + k] ?? 0)
					)
				];
			}
		}
	};
}

function identity(work: DossierWork, i: number): string[] {
	const { population, facts, names } = work;
	const at = (column: readonly string[]): string => column[i] ?? '';
	const owner = population.organisation[i] ?? 0;
	const department = at(population.department);
	const category = at(population.category);
	return [
		at(population.finess),
		at(population.name),
		population.organisations.id[owner] ?? '',
		population.organisations.name[owner] ?? '',
		at(population.legalEntity),
		at(population.siret),
		at(population.region),
		department,
		names.department(department),
		codeLabel('structure.sector', at(population.sector)),
		category,
		names.category(category),
		codeLabel('structure.legal_status', at(population.legalStatus)),
		codeLabel('structure.tariff_authority', at(population.tariffAuthority)),
		population.segments[population.segment[i] ?? 0] ?? '',
		segmentLabel(work, population.segment[i] ?? 0),
		possibleIds(population, i)
			.map((id) => (id === NO_SEGMENT ? 'aucun' : id))
			.join(LIST_SEPARATOR),
		at(facts.why),
		at(facts.override),
		HEADS_STATES[population.headsState[i] ?? 0] ?? '',
		at(facts.headsSource),
		exact(population.places[i] ?? NaN),
		ssoLabel(work, owner)
	];
}
