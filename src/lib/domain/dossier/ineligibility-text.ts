import type { Ineligibility, LeftOut } from '../funding';

const REASONS: Readonly<Record<Ineligibility['code'], string>> = {
	'segment-undecided': 'Segment indéterminé',
	'no-rule': 'Aucune règle d’aide pour ce segment',
	sector: 'Champ non aidé',
	category: 'Catégorie non aidée',
	'tariff-authority': 'Autorité de tarification non aidée',
	'legal-status': 'Statut juridique non aidé',
	'too-small': 'Trop peu de professionnels',
	'too-large': 'Trop de professionnels',
	'no-own-finess': 'Pas de numéro FINESS propre (site secondaire)',
	'grouping-too-small': 'Regroupement trop petit',
	'units-unknown': 'Unités de la règle inconnues',
	'not-reached': 'Non atteinte par la trajectoire du plan',
	'nothing-eligible': 'Aucune dépense éligible',
	'past-aid-covers': 'Aide déjà reçue pour les mêmes dépenses'
};

/** Why a structure gets no grant, in French. */
export const ineligibilityText = ({ code }: Ineligibility): string => REASONS[code];

const LEFT_OUT: Readonly<Record<LeftOut['reason'], string>> = {
	'no-segment': 'Hors du plan : aucun segment',
	'to-qualify': 'Hors du plan : structure à qualifier',
	'heads-unbounded': 'Hors du plan : nombre de professionnels sans borne connue'
};

/** Why a structure is left out of the plan, in French. */
export const leftOutText = ({ reason }: LeftOut): string => LEFT_OUT[reason];
