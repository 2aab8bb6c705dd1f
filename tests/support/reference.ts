import type { Category, Department, Ratio, ReferenceData } from '$lib/domain/reference';

const category = (
	code: string,
	sector: string,
	scope: Category['scope'] = 'yes',
	subsector = 'X'
): Category => ({
	code,
	label: `Catégorie ${code}`,
	shortLabel: code,
	sector,
	subsector,
	scope
});

const ratio = (
	basis: Ratio['basis'],
	headsLow: number,
	headsLikely: number,
	headsHigh: number,
	cap: number,
	fte: number | null = null
): Ratio => ({
	basis,
	headsLow,
	headsLikely,
	headsHigh,
	cap,
	ftePer100Places: fte,
	turnover: 0.2,
	status: 'assumed',
	source: 'test'
});

const department = (code: string, territory: string): Department => ({
	code,
	name: `Département ${code}`,
	territory,
	territoryName: `Territoire ${territory}`,
	population: 1000
});

const byCode = <T extends { code: string }>(items: T[]): Map<string, T> =>
	new Map(items.map((item) => [item.code, item]));

/** A small world: two regions of two départements, six categories, one that the ratios do not know. */
export const smallReference: ReferenceData = {
	categories: byCode([
		category('500', 'PA'),
		category('183', 'PH'),
		category('460', 'DOM'),
		category('197', 'PDS'),
		category('177', 'PDE'),
		category('241', 'PDE', 'confirm', 'PJJ'),
		category('214', 'AHI'),
		category('220', 'HORS', 'no'),
		category('208', 'DOM')
	]),
	ratios: new Map([
		['500', ratio('places', 55, 72, 100, 400, 62.8)],
		['183', ratio('places', 50, 73, 110, 300, 65)],
		['460', ratio('service', 3, 28, 150, 800)],
		['197', ratio('service', 5, 14, 50, 150)],
		['177', ratio('places', 60, 100, 150, 250)],
		['214', ratio('places', 8, 20, 50, 200)]
	]),
	departments: byCode([
		department('56', '53'),
		department('35', '53'),
		department('44', '52'),
		department('49', '52')
	]),
	healthCategories: new Set(['355', '620']),
	heliosSectors: new Map([
		['500', 'PA'],
		['354', 'PA']
	]),
	labels: new Map(),
	tariff: (code) => (code === '08' ? 'department' : null),
	legalStatus: (code) => (code === '60' ? 'non-profit' : code === '01' ? 'public' : null)
};
