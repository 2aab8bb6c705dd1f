/** What no decision, chart or summary needs: only lists and sheets show it. It is sent after the rest. Charts name organisations. */
export const LABEL_COLUMNS: ReadonlySet<string> = new Set([
	'structure.name',
	'structure.siret',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.category_label',
	'structure.tariff_label',
	'structure.opened_on',
	'structure.updated_on',
	'structure.latitude',
	'structure.longitude'
]);

/** Stand for the organisation of each structure and of each use, among the columns of their tables. */
export const STRUCTURE_LINK = 'structure.@organisation';
export const USE_LINK = 'use.@organisation';

/**
 * What a column is close to follow from, as streams of its own table, the most telling one first. Nothing is lost where it does not
 * follow: a wrong guess costs bytes only. Columns are written in this order, then the others.
 */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
	'structure.finess': [],
	'structure.department': [],
	'structure.region': ['structure.department'],
	[STRUCTURE_LINK]: [],
	'structure.legal_entity': [STRUCTURE_LINK],
	'structure.legal_status': ['structure.legal_entity'],
	'structure.category': [],
	'structure.sector': ['structure.category'],
	'structure.subsector': ['structure.category'],
	'structure.scope': ['structure.category'],
	'structure.tariff_authority': ['structure.category'],
	'structure.dui': ['structure.sector'],
	'structure.dui_access': ['structure.dui', 'structure.sector'],
	'structure.external_accounts': ['structure.dui_access', 'structure.sector'],
	'structure.accounts': ['structure.dui_access', 'structure.sector'],
	'structure.phone': ['structure.dui_access', 'structure.sector'],
	'structure.it_centralised': ['structure.dui_access', 'structure.sector'],
	'structure.wish': ['structure.dui_access', 'structure.sector'],
	'structure.places/state': ['structure.category'],
	'structure.places/low': ['structure.places/state', 'structure.category'],
	'structure.fte/state': ['structure.dui_access'],
	'structure.fte/low': ['structure.fte/state', 'structure.category', 'structure.places/low'],
	'structure.heads/state': ['structure.dui_access', 'structure.scope'],
	'structure.heads/low': [
		'structure.heads/state',
		'structure.category',
		'structure.fte/low',
		'structure.places/low'
	],
	'structure.heads/likely': [
		'structure.heads/state',
		'structure.category',
		'structure.fte/state',
		'structure.heads/low',
		'structure.fte/low',
		'structure.places/low'
	],
	'structure.heads/high': [
		'structure.heads/state',
		'structure.category',
		'structure.fte/state',
		'structure.heads/low',
		'structure.fte/low',
		'structure.places/low'
	],
	'structure.heads/sureHigh': ['structure.heads/state', 'structure.category', 'structure.heads/low'],
	'structure.equipped/state': ['structure.dui_access'],
	'structure.equipped/low': ['structure.equipped/state', 'structure.heads/low'],
	'structure.without_rpps/state': ['structure.dui_access'],
	'structure.without_rpps/low': ['structure.without_rpps/state', 'structure.heads/low'],
	'structure.category_label': ['structure.category'],
	'structure.tariff_label': ['structure.category', 'structure.tariff_authority'],
	'structure.commune': ['structure.department'],
	'structure.postal_code': ['structure.commune'],
	'structure.city': ['structure.commune'],
	[USE_LINK]: [],
	'use.legal_entity': [USE_LINK],
	'use.holder': ['use.legal_entity'],
	'use.declared_solution': ['use.solution']
};

/** What a stream follows from. A source is the same wherever a value is known; bounds follow from the state and those before. */
export function follows(name: string): readonly string[] {
	const known = FOLLOWS[name];
	if (known) return known;
	const [id = '', part] = name.split('/');
	switch (part) {
		case undefined:
		case 'state':
			return [];
		case 'low':
			return [`${id}/state`];
		default:
			return [`${id}/state`, `${id}/low`];
	}
}

const ORDER = [...new Set(Object.keys(FOLLOWS).map((name) => name.split('/')[0] ?? ''))];

/** The order in which columns are written: those that others follow from come first. */
export function inWritingOrder(ids: Iterable<string>): string[] {
	const place = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
	return [...ids].sort((a, b) => place(a) - place(b));
}
