import { createRequire } from 'node:module';

/** A commune of today (INSEE code of five characters), with its postal codes. */
export interface Commune {
	readonly code: string;
	readonly name: string;
	readonly department: string;
	readonly region: string;
	readonly postalCodes: readonly string[];
	readonly population: number;
}

/** A département or an overseas territory, and the INSEE code of its region. */
export interface DepartmentName {
	readonly code: string;
	readonly name: string;
	readonly region: string;
}

const load = createRequire(import.meta.url);

type Json = Readonly<Record<string, unknown>>;

/** @throws Error when the package does not hold a list of objects: its format changed. */
function rowsOf(file: 'communes' | 'departements' | 'regions'): readonly Json[] {
	const rows: unknown = load(`@etalab/decoupage-administratif/data/${file}.json`);
	if (!Array.isArray(rows)) throw new Error(`Unexpected content: ${file}.json`);
	return rows.filter((row): row is Json => typeof row === 'object' && row !== null);
}

const text = (row: Json, key: string): string => {
	const value = row[key];
	return typeof value === 'string' ? value : '';
};

const texts = (row: Json, key: string): readonly string[] => {
	const value = row[key];
	return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
};

const number = (row: Json, key: string): number => {
	const value = row[key];
	return typeof value === 'number' ? value : 0;
};

/** Communes of today, in the order of their codes. Source: @etalab/decoupage-administratif (INSEE, La Poste). */
export const communes = (): readonly Commune[] =>
	rowsOf('communes')
		.filter((row) => text(row, 'type') === 'commune-actuelle')
		.map((row) => ({
			code: text(row, 'code'),
			name: text(row, 'nom'),
			department:
				text(row, 'departement') || text(row, 'collectiviteOutremer') || text(row, 'code').slice(0, 3),
			region: text(row, 'region'),
			postalCodes: texts(row, 'codesPostaux'),
			population: number(row, 'population')
		}));

/** Départements and overseas territories. Source: @etalab/decoupage-administratif. */
export const departments = (): readonly DepartmentName[] =>
	rowsOf('departements').map((row) => ({
		code: text(row, 'code'),
		name: text(row, 'nom'),
		region: text(row, 'region')
	}));

/** Names of regions by INSEE code. Source: @etalab/decoupage-administratif. */
export const regionNames = (): ReadonlyMap<string, string> =>
	new Map(rowsOf('regions').map((row) => [text(row, 'code'), text(row, 'nom')]));
