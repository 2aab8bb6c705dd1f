import { CHECKLIST_FIELDS } from './checklist-fields';

/**
 * Source layers: what one accepted file contributes to a dataset. A layer is rows of text values, one column per field id;
 * an empty text means "not said", never zero or no.
 */
export const LAYER_KINDS = [
	'establishments',
	'legal-entities',
	'equipment',
	'geolocation',
	'survey',
	'uses',
	'groups',
	'aliases',
	'manual'
] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

export interface LayerShape {
	readonly kind: LayerKind;
	/** French name of such a file. */
	readonly label: string;
	/** Fields that identify a row: two rows with the same key in one file are duplicates. */
	readonly key: readonly string[];
	/** Fields whose column must be there. Only the first field of the key must also have a value in every row. */
	readonly required: readonly string[];
	/** Other fields a mapping may give. */
	readonly optional: readonly string[];
	/** True when the file is recognised by its content and never mapped by hand: a register of FINESS, a decision. */
	readonly register: boolean;
}

/** What an operator can declare of a structure, and what can be decided by hand in its place. */
const DECLARED_VALUES: readonly string[] = [
	'structure.heads',
	'structure.fte',
	'structure.places',
	'structure.dui',
	'structure.dui_access',
	'structure.external_accounts',
	'structure.accounts',
	'structure.phone',
	'structure.it_centralised',
	'structure.wish',
	'structure.equipped',
	'structure.without_rpps',
	...CHECKLIST_FIELDS.map(({ id }) => id)
];

/**
 * What registers say of a structure, or what is computed from them, and what a person may decide in its place. Numbers that identify
 * it, in FINESS and Sirene, are not: every file names it by them. The label of a category follows its code.
 */
export const CORRECTED_VALUES: readonly string[] = [
	'structure.name',
	'structure.legal_entity',
	'structure.category',
	'structure.category_label',
	'structure.department',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.tariff_authority',
	'structure.legal_status'
];

export const LAYER_SHAPES: Readonly<Record<LayerKind, LayerShape>> = {
	establishments: {
		kind: 'establishments',
		label: 'Registre des établissements',
		key: ['structure.finess'],
		required: ['structure.finess'],
		optional: [
			'structure.legal_entity',
			'structure.name',
			'structure.siret',
			'structure.category',
			'structure.category_label',
			'structure.aggregate',
			'structure.department',
			'structure.commune',
			'structure.postal_code',
			'structure.city',
			'structure.tariff_code',
			'structure.tariff_label',
			'structure.opened_on',
			'structure.updated_on',
			'structure.latitude',
			'structure.longitude',
			'structure.places'
		],
		register: true
	},
	'legal-entities': {
		kind: 'legal-entities',
		label: 'Registre des entités juridiques',
		key: ['legal-entity.finess'],
		required: ['legal-entity.finess'],
		optional: [
			'legal-entity.name',
			'legal-entity.siren',
			'legal-entity.status',
			'legal-entity.status_label',
			'legal-entity.department'
		],
		register: true
	},
	equipment: {
		kind: 'equipment',
		label: 'Capacités (équipements sociaux)',
		key: ['equipment.finess', 'equipment.activity'],
		required: ['equipment.finess', 'equipment.activity', 'equipment.installed'],
		optional: [],
		register: true
	},
	geolocation: {
		kind: 'geolocation',
		label: 'Coordonnées géographiques',
		key: ['structure.finess'],
		required: ['structure.finess', 'structure.latitude', 'structure.longitude'],
		optional: [],
		register: true
	},
	survey: {
		kind: 'survey',
		label: 'Enquête auprès des ESMS',
		key: ['structure.finess'],
		required: ['structure.finess'],
		optional: DECLARED_VALUES,
		register: false
	},
	uses: {
		kind: 'uses',
		label: 'Usages des solutions numériques',
		key: ['use.holder', 'use.solution', 'use.mie', 'use.psc', 'use.cps_mode'],
		required: ['use.holder', 'use.solution', 'use.users'],
		optional: [
			'use.external_users',
			'use.sensitive',
			'use.psc',
			'use.mie',
			'use.cps_mode',
			'use.local_access',
			'use.enrolment_documented',
			'use.attestation',
			'use.reservations',
			'use.level'
		],
		register: false
	},
	groups: {
		kind: 'groups',
		label: 'Table des groupes',
		key: ['group.member'],
		required: ['group.member', 'group.name'],
		optional: ['group.id'],
		register: false
	},
	aliases: {
		kind: 'aliases',
		label: 'Alias de solutions',
		key: ['alias.name'],
		required: ['alias.name', 'alias.solution'],
		optional: [],
		register: false
	},
	manual: {
		kind: 'manual',
		label: 'Correction à la main',
		key: ['structure.finess'],
		required: ['structure.finess'],
		optional: [...DECLARED_VALUES, ...CORRECTED_VALUES],
		register: true
	}
};
