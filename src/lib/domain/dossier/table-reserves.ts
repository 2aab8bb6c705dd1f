import { sumCells, type FinancingWarning } from '../funding';
import type { Cents } from '../shared';
import { euros } from './cells';
import { funderLabels } from './group-columns';
import { segmentLabel } from './table-summary';
import { number, text, type DossierTable } from './table';
import type { DossierWork } from './work';

/** What a reader of the dossier has to know before trusting its figures. */
export interface Reserve {
	readonly code: string;
	/** In French. */
	readonly sentence: string;
	/** Structures, assumptions… concerned; null where it is not about a number of things. */
	readonly count: number | null;
	readonly cents: Cents | null;
}

/** What a reservation counts, in French: « 1 321 structures », « 38 hypothèses »; null where it counts nothing. */
export function reserveCountText({ code, count }: Reserve): string | null {
	if (count === null) return null;
	const noun = code === 'assumptions' ? 'hypothèse' : 'structure';
	return `${integer.format(count)}\u00a0${noun}${count < 2 ? '' : 's'}`;
}
const integer = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

const ESTIMATED = 2;
const UNKNOWN = 0;

/** Every reservation, the widest first. */
export function reservesOf(work: DossierWork): Reserve[] {
	const { population, provenance, plan, totals, financing } = work;
	const reserves: Reserve[] = [];
	const add = (code: string, sentence: string, count: number | null, cents: Cents | null = null): void => {
		if (count !== 0) reserves.push({ code, sentence, count, cents });
	};
	const howMany = (test: (i: number) => boolean): number => {
		let count = 0;
		for (let i = 0; i < population.finess.length; i++) if (test(i)) count++;
		return count;
	};
	if (provenance.dataset.fictional)
		add(
			'fictional-data',
			provenance.dataset.partlyFictional
				? 'Une partie des données est fictive : aucun montant ne décrit un territoire réel.'
				: 'Les données sont fictives : aucun montant ne décrit un territoire réel.',
			null
		);
	for (const rule of provenance.ruleSets)
		if (rule.status === 'project')
			add('rules-project', `Les règles « ${rule.label} » sont un projet, susceptible de changer.`, null);
	const undecided = population.segments.length;
	const range = sumCells(totals, { segment: undecided });
	add(
		'segment-undecided',
		'Segment indéterminé : un coût est donné (du moindre au plus élevé des segments possibles), sans aide.',
		howMany((i) => population.segment[i] === undecided),
		range.likely
	);
	add(
		'heads-unknown',
		'Nombre de professionnels inconnu : le milieu des bornes est retenu.',
		howMany((i) => population.headsState[i] === UNKNOWN)
	);
	add(
		'heads-estimated',
		'Nombre de professionnels estimé, non déclaré.',
		howMany((i) => population.headsState[i] === ESTIMATED)
	);
	add(
		'equipped-unknown',
		'Part de professionnels déjà équipés non déclarée : l’hypothèse générale est retenue.',
		howMany((i) => Number.isNaN(population.equipped[i] ?? NaN))
	);
	add(
		'left-out',
		'Structures hors du plan, sans coût ni aide : voir non-eligibles.csv.',
		population.leftOut.length
	);
	const assumptions = [...plan.assumptions.values()];
	add(
		'assumptions',
		'Hypothèses supposées, sans source publiée : voir hypotheses.csv.',
		assumptions.filter(({ status }) => status === 'assumed').length
	);
	if (!provenance.scenario.whole && financing.granted.some((cents) => cents > 0))
		add(
			'commitment-years-of-part',
			'Années d’engagement comptées dans l’ordre de ce seul territoire : parmi tous ceux du scénario, elles peuvent être autres. Les totaux de toutes les années n’en dépendent pas.',
			null
		);
	for (const { funder, scenario } of provenance.scenario.widerEnvelopes ?? [])
		add(
			'envelope-wider',
			`Enveloppe comptée en entier, bien que « ${scenario} », dont elle vient, porte sur plus de territoires : ${labelOf(work, funder)}.`,
			null
		);
	for (const way of work.model.trajectories)
		if (!way.reached)
			add(
				'target-not-reached',
				`« ${segmentLabel(work, way.segment)} » : tous les professionnels ne sont pas équipés à l’échéance.`,
				null
			);
	for (const short of financing.shortfalls)
		add(
			'envelope-short',
			`Enveloppe insuffisante : ${labelOf(work, short.funder)}, ${short.year}, ${short.of.toUpperCase()}.`,
			null,
			short.wanted - short.served
		);
	for (const warning of financing.warnings) reserves.push(warningReserve(work, warning));
	return reserves;
}

function labelOf(work: DossierWork, funder: string): string {
	const at = work.financing.funders.indexOf(funder);
	return funderLabels(work)[at] ?? funder;
}

const ABOUT_STRUCTURES = {
	'department-tariffed': 'Tarif fixé par le département : structures aidées tout de même.',
	'decided-ineligible': 'Montant décidé pour des structures que la règle n’aide pas.',
	'decided-above-eligible': 'Montant décidé supérieur au coût éligible.',
	'decided-above-cost': 'Montant décidé supérieur au coût : la part propre est négative.',
	'decided-without-rule': 'Montant décidé sans règle pour dire qui paie : le premier financeur est retenu.',
	'not-reached': 'Structures que la trajectoire n’atteint pas pendant le plan.',
	'allocation-outdated': 'La répartition enregistrée les finance, les enveloppes ne le permettent plus.'
} as const;

function warningReserve(work: DossierWork, warning: FinancingWarning): Reserve {
	const { code } = warning;
	const make = (sentence: string, count: number | null, cents: Cents | null = null): Reserve => ({
		code,
		sentence,
		count,
		cents
	});
	switch (warning.code) {
		case 'mostly-not-equipment':
			return make(
				`Plus de ${Math.round(warning.limit * 100)} % du montant n’est pas de l’équipement.`,
				warning.structures.length
			);
		case 'department-tariffed':
			return make(
				ABOUT_STRUCTURES[warning.code],
				warning.structures.length,
				warning.byFunder.reduce((sum, cents) => sum + cents, 0)
			);
		case 'amount-of-nobody':
			return make('Montants saisis pour des structures qui ne sont pas du plan.', warning.finess.length);
		case 'envelope-overrun':
			return make(
				`Les montants décidés dépassent l’enveloppe : ${labelOf(work, warning.funder)}, ${warning.year}, ${warning.of.toUpperCase()}.`,
				null,
				warning.over
			);
		case 'envelope-zero':
			return make(
				`Enveloppe de zéro : ${labelOf(work, warning.funder)}, ${warning.year}, ${warning.of.toUpperCase()}.`,
				null
			);
		case 'segment-without-structures':
			return make(
				`Segment sans structure : ${segmentLabel(work, work.population.segments.indexOf(warning.segment))}.`,
				null
			);
		case 'allocation-missing':
			return make(
				'Le scénario suit une répartition optimale qui n’est pas enregistrée : le partage est au prorata.',
				null
			);
		default:
			return make(ABOUT_STRUCTURES[warning.code], warning.structures.length);
	}
}

/** Reservations, one line each. */
export function reservesTable(work: DossierWork): DossierTable {
	return {
		file: 'reserves.csv',
		keys: 2,
		columns: [text('Code'), text('Réserve'), number('Nombre'), number('Montant')],
		*rows() {
			for (const { code, sentence, count, cents } of reservesOf(work))
				yield [code, sentence, count === null ? '' : String(count), cents === null ? '' : euros(cents)];
		}
	};
}
