import { codedColumn, type TerritoryTable } from '$lib/domain/table';
import { formatCount, formatList } from '$lib/words';
import { territoryName, territoryOfDepartment } from './place-names';

/** Territories named one by one; beyond, they are counted. */
const NAMED = 3;

/** The territories that somebody sees, in words. */
function scopeTitle(territories: readonly string[]): string {
	return territories.length <= NAMED
		? formatList(territories.map(territoryName))
		: formatCount(territories.length, 'territoire ARS', 'territoires ARS');
}

/** What a dataset is about, for the top of every page: a region’s name when it has one, « France entière », or a count. */
export function territoryTitle(table: TerritoryTable): string {
	if (table.territories) return scopeTitle(table.territories);
	if (table.coverage.national) return 'France entière';
	const covered = new Set(table.coverage.departments.map(territoryOfDepartment));
	const [wholly] = covered;
	if (covered.size === 1 && wholly) return territoryName(wholly);
	const region = codedColumn(table.structures, 'structure.region');
	const counts = new Map<string, number>();
	for (let row = 0; row < table.structures.rows; row++) {
		const code = region.values[region.codes[row] ?? 0] ?? '';
		if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	const [only] = counts.keys();
	if (counts.size === 1 && only) return territoryName(only);
	if (counts.size === 0) return 'Territoire inconnu';
	return formatCount(counts.size, 'territoire ARS', 'territoires ARS');
}
