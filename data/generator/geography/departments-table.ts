import { communes, departments, regionNames } from './french-territory';

/** Territories of another ARS: Saint-Barthélemy and Saint-Martin go with Guadeloupe. */
const ATTACHED: ReadonlyMap<string, string> = new Map([
	['977', '01'],
	['978', '01']
]);

/** Without an ARS, though FINESS lists some of their sites. */
const WITHOUT_ARS: ReadonlySet<string> = new Set(['975', '986', '987', '988']);

/** Without permanent inhabitants: no structure can be there. */
const UNINHABITED: ReadonlySet<string> = new Set(['984', '989']);

/**
 * The table `data/reference/departments.csv`: official code, name, INSEE region, ARS territory and its name, population
 * (sum of the communes). ARS territories are the regions, and bear their INSEE codes.
 */
export function departmentsTable(): string {
	const population = new Map<string, number>();
	for (const commune of communes()) {
		population.set(commune.department, (population.get(commune.department) ?? 0) + commune.population);
	}
	const regions = regionNames();
	const lines = departments()
		.filter(({ code }) => !UNINHABITED.has(code))
		.sort((a, b) => (a.code < b.code ? -1 : 1))
		.map(({ code, name, region }) => {
			const territory = WITHOUT_ARS.has(code) ? '' : (ATTACHED.get(code) ?? region);
			const territoryName = territory === '' ? '' : (regions.get(territory) ?? '');
			return [code, name, region, territory, territoryName, population.get(code) ?? 0].join(',');
		});
	return ['code,name,region,territory,territory_name,population', ...lines, ''].join('\n');
}
