import { assumptionOf, sumCells } from '../funding';
import { toCents } from '../shared';
import { euros, exact } from './cells';
import { segmentLabel } from './table-summary';
import { number, text, type DossierTable } from './table';
import type { DossierWork } from './work';

const NATURES = { investment: 'Investissement', operating: 'Fonctionnement' } as const;

const OBJECTS: Readonly<Record<string, string>> = {
	device: 'Équipement',
	terminal: 'Terminal',
	licence: 'Licence',
	integration: 'Intégration',
	'project-support': 'Appui au projet',
	training: 'Formation',
	support: 'Accompagnement'
};

/** The atoms: one line per structure and item that costs something, a column per year. Every other amount is a sum of these. */
export function linesTable({ population, plan, model }: DossierWork): DossierTable {
	const years = plan.years.length;
	const width = plan.items.length * years;
	return {
		file: 'lignes.csv',
		keys: 2,
		columns: [
			text('FINESS'),
			text('Poste'),
			text('Libellé du poste'),
			text('Nature'),
			text('Objet'),
			...plan.years.map((year) => number(`Coût bas ${year}`)),
			...plan.years.map((year) => number(`Coût probable ${year}`)),
			...plan.years.map((year) => number(`Coût haut ${year}`))
		],
		*rows() {
			const atoms = ([0, 1, 2] as const).map((bound) => ({ bound, cents: new Float64Array(width) }));
			for (let i = 0; i < population.finess.length; i++) {
				for (const { bound, cents } of atoms) model.fill(i, bound, cents.fill(0));
				for (let item = 0; item < plan.items.length; item++) {
					const cells = atoms.flatMap(({ cents }) => [...cents.subarray(item * years, (item + 1) * years)]);
					if (cells.every((amount) => amount === 0)) continue;
					const { id = '', label = '', nature = 'operating', object = '' } = plan.items[item] ?? {};
					yield [
						population.finess[i] ?? '',
						id,
						label,
						NATURES[nature],
						OBJECTS[object] ?? object,
						...cells.map(euros)
					];
				}
			}
		}
	};
}

/** One line per segment, item and year: what is spent on what. */
export function expensesTable(work: DossierWork): DossierTable {
	const { plan, totals } = work;
	return {
		file: 'depenses.csv',
		keys: 3,
		columns: [
			text('Segment'),
			text('Poste'),
			text('Année'),
			text('Libellé du segment'),
			text('Libellé du poste'),
			text('Unité'),
			text('Nature'),
			text('Objet'),
			number('Taux de TVA'),
			number('Prix unitaire TTC (probable)'),
			number('Coût bas'),
			number('Coût probable'),
			number('Coût haut')
		],
		*rows() {
			for (let segment = 0; segment < totals.segments; segment++)
				for (const [item, said] of plan.items.entries())
					for (const [year, name] of plan.years.entries()) {
						const cost = sumCells(totals, { segment, item, year });
						if (cost.high === 0) continue;
						yield [
							plan.segments[segment] ?? '',
							said.id,
							String(name),
							segmentLabel(work, segment),
							said.label,
							said.unit,
							NATURES[said.nature],
							OBJECTS[said.object] ?? said.object,
							exact(said.vatRate),
							euros(toCents(assumptionOf(plan, `price:${said.id}`).likely * 100 * (1 + said.vatRate))),
							euros(cost.low),
							euros(cost.likely),
							euros(cost.high)
						];
					}
		}
	};
}
