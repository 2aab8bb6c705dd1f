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
