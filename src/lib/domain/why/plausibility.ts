/**
 * Fields in the order in which a structure could plausibly come to another value, the easiest first. What it declares may be
 * decided within months; its staff and its operator's size move over years; what it is by law, hardly ever.
 */
const EASIEST_FIRST: readonly string[] = [
	'organisation.it_centralised',
	'structure.it_centralised',
	'structure.external_accounts',
	'structure.dui_access',
	'structure.accounts',
	'structure.phone',
	'structure.wish',
	'structure.dui',
	'structure.equipped',
	'structure.without_rpps',
	'structure.heads',
	'structure.fte',
	'organisation.professionals',
	'structure.places',
	'organisation.esms',
	'organisation.legal_entities',
	'organisation.out_of_field_sites',
	'organisation.mixed',
	'structure.tariff_authority',
	'structure.legal_entity',
	'organisation.id',
	'organisation.name',
	'organisation.kind',
	'structure.legal_status',
	'organisation.legal_status',
	'structure.category',
	'structure.subsector',
	'structure.sector'
];

/** 0 for what changes most easily; fields that the list does not name come last, in no order. */
export function effortOf(field: string): number {
	const place = EASIEST_FIRST.indexOf(field);
	return place === -1 ? EASIEST_FIRST.length : place;
}
