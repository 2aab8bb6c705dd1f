/** What the historical establishment lines give, in the order of the rows made of them. */
export const ESTABLISHMENT_COLUMNS = [
	'structure.finess',
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
	'structure.updated_on'
] as const;

export const LEGAL_ENTITY_COLUMNS = [
	'legal-entity.finess',
	'legal-entity.name',
	'legal-entity.siren',
	'legal-entity.status',
	'legal-entity.status_label',
	'legal-entity.department'
] as const;

export const EQUIPMENT_COLUMNS = ['equipment.finess', 'equipment.activity', 'equipment.installed'] as const;

export const GEOLOCATION_COLUMNS = ['structure.finess', 'structure.latitude', 'structure.longitude'] as const;
