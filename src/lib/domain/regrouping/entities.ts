import { codedColumn, compareText, textAt, type TerritoryTable } from '../table';

/** A legal entity as the structures it runs tell it. */
export interface EntityFacts {
	/** FINESS number. */
	readonly finess: string;
	/** The organisation it is of today. */
	readonly organisation: { readonly id: string; readonly name: string; readonly isGroup: boolean };
	/** The SIREN in the SIRET of its sites. */
	readonly sirens: readonly string[];
	/** Sites in the field, known to the product or to qualify. */
	readonly esms: number;
	/** Code of its legal status; `''` when unknown. */
	readonly status: string;
	/** Cities of its sites, the most frequent first. */
	readonly cities: readonly string[];
	/** Name of its first site. */
	readonly firstSite: string;
}

interface Found {
	readonly organisation: number;
	readonly sirens: Set<string>;
	readonly cities: Map<string, number>;
	readonly status: string;
	readonly firstSite: string;
	esms: number;
}

/** The legal entities that run the structures of a table, by FINESS number. */
export function entitiesOf(table: TerritoryTable): ReadonlyMap<string, EntityFacts> {
	const { structures, organisations, structureOrganisation } = table;
	const entity = codedColumn(structures, 'structure.legal_entity');
	const siret = codedColumn(structures, 'structure.siret');
	const city = codedColumn(structures, 'structure.city');
	const scope = codedColumn(structures, 'structure.scope');
	const status = codedColumn(structures, 'structure.legal_status');
	const name = codedColumn(structures, 'structure.name');
	const found = new Map<string, Found>();
	for (let row = 0; row < structures.rows; row++) {
		const finess = textAt(entity, row);
		if (finess === '') continue;
		const own = found.get(finess) ?? {
			organisation: structureOrganisation[row] ?? 0,
			sirens: new Set(),
			cities: new Map<string, number>(),
			status: textAt(status, row),
			firstSite: textAt(name, row),
			esms: 0
		};
		found.set(finess, own);
		if (textAt(scope, row) !== 'no') own.esms++;
		const siren = textAt(siret, row).slice(0, 9);
		if (siren.length === 9) own.sirens.add(siren);
		const commune = textAt(city, row);
		if (commune !== '') own.cities.set(commune, (own.cities.get(commune) ?? 0) + 1);
	}
	const id = codedColumn(organisations, 'organisation.id');
	const organisationName = codedColumn(organisations, 'organisation.name');
	const kind = codedColumn(organisations, 'organisation.kind');
	return new Map(
		[...found]
			.sort(([a], [b]) => compareText(a, b))
			.map(([finess, { organisation, sirens, cities, ...rest }]) => [
				finess,
				{
					...rest,
					finess,
					organisation: {
						id: textAt(id, organisation),
						name: textAt(organisationName, organisation),
						isGroup: textAt(kind, organisation) === 'group'
					},
					sirens: [...sirens].sort(compareText),
					cities: [...cities].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([city]) => city)
				}
			])
	);
}
