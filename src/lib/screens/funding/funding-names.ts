import type { FinancingWarning, Ineligibility } from '$lib/domain/funding';

/** What money is spent on. */
export const OBJECT_NAMES: Readonly<Record<string, string>> = {
	device: 'Moyens d’identification',
	terminal: 'Terminaux',
	licence: 'Licences',
	integration: 'Intégration',
	'project-support': 'Conduite de projet',
	training: 'Formation',
	support: 'Enrôlement et assistance'
};

export const NATURE_NAMES: Readonly<Record<string, string>> = {
	investment: 'Investissement',
	operating: 'Fonctionnement'
};

export const TARGET_NAMES: Readonly<Record<string, string>> = {
	min: 'Cible minimale',
	max: 'Cible maximale',
	open: 'Cible à décider'
};

/** What an amount rests on, as the end of « montants qui reposent sur … ». */
export const REST_NAMES: Readonly<Record<string, string>> = {
	price: 'un prix supposé',
	heads: 'un effectif estimé ou inconnu',
	need: 'un besoin que personne n’a déclaré',
	segment: 'un segment non décidé',
	any: 'au moins une de ces suppositions',
	none: 'des données et des prix établis'
};

/** Why a structure of the field has no cost. */
export const LEFT_OUT_NAMES: Readonly<Record<string, { readonly label: string; readonly why: string }>> = {
	'no-segment': {
		label: 'Sans segment',
		why: 'Aucun critère ne leur donne de segment : rien ne dit quelle cible les concerne.'
	},
	'to-qualify': {
		label: 'À qualifier',
		why: 'Leur catégorie ou leur département est inconnu.'
	},
	'heads-unbounded': {
		label: 'Effectif sans borne',
		why: 'Personne n’a déclaré leur effectif, et leur catégorie n’a ni ratio ni plafond.'
	}
};

export const STATUS_NAMES: Readonly<Record<string, string>> = {
	sourced: 'sourcé',
	assumed: 'hypothèse',
	measured: 'mesuré',
	decided: 'décidé'
};

export const CONFIDENCE_NAMES: Readonly<Record<string, string>> = {
	low: 'confiance faible',
	medium: 'confiance moyenne',
	high: 'confiance forte'
};

/** Why a structure gets no help. */
export const REFUSAL_NAMES: Readonly<Record<Ineligibility['code'], string>> = {
	'segment-undecided': 'Segment indéterminé',
	'no-rule': 'Aucune règle d’aide pour le segment',
	sector: 'Champ hors de la règle',
	category: 'Catégorie hors de la règle',
	'tariff-authority': 'Autorité de tarification hors de la règle',
	'legal-status': 'Statut juridique hors de la règle',
	'too-small': 'Trop peu de professionnels',
	'too-large': 'Trop de professionnels',
	'no-own-finess': 'Pas de numéro FINESS propre',
	'grouping-too-small': 'Groupement trop petit',
	'units-unknown': 'Nombre d’unités inconnu',
	'not-reached': 'Non équipée dans les années du plan',
	'nothing-eligible': 'Aucune dépense éligible',
	'past-aid-covers': 'Déjà couvert par une aide passée'
};

/** What a reader of the financing should know. */
export const WARNING_NAMES: Readonly<Record<FinancingWarning['code'], string>> = {
	'mostly-not-equipment': 'Plus de 40 % de l’aide n’est pas de l’équipement',
	'department-tariffed': 'Tarifées par le département, et aidées',
	'decided-ineligible': 'Montant décidé pour des structures non éligibles',
	'decided-above-eligible': 'Montant décidé supérieur au coût éligible',
	'decided-above-cost': 'Montant décidé supérieur au coût : le reste est négatif',
	'decided-without-rule': 'Montant décidé sans règle qui dise qui paie',
	'not-reached': 'Non équipées dans les années du plan',
	'allocation-outdated': 'Retenues par la répartition enregistrée, sans enveloppe aujourd’hui',
	'amount-of-nobody': 'Montant saisi pour des numéros que le plan ne contient pas',
	'envelope-overrun': 'Montants décidés au-delà d’une enveloppe',
	'envelope-zero': 'Enveloppe à zéro',
	'segment-without-structures': 'Règle d’un segment sans structure',
	'allocation-missing': 'Répartition absente : partage au prorata'
};
