import {
	codedColumn,
	compareText,
	rowsBy,
	rowsOfOwner,
	textAt,
	type CodedColumn,
	type TerritoryTable
} from '../table';

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
	/** Cities of its sites, the most frequent first. */
	readonly cities: readonly string[];
	/** Name of its first site. */
	readonly firstSite: string;
}

/** The legal entities that run the structures of a table, by FINESS number, in the order of these. */
export function entitiesOf(table: TerritoryTable): ReadonlyMap<string, EntityFacts> {
	const { structures, organisations, structureOrganisation } = table;
	const entity = codedColumn(structures, 'structure.legal_entity');
	const siret = codedColumn(structures, 'structure.siret');
	const city = codedColumn(structures, 'structure.city');
	const scope = codedColumn(structures, 'structure.scope');
	const name = codedColumn(structures, 'structure.name');
	const id = codedColumn(organisations, 'organisation.id');
	const organisationName = codedColumn(organisations, 'organisation.name');
	const kind = codedColumn(organisations, 'organisation.kind');
	const sites = rowsBy(Uint32Array.from(entity.codes), entity.values.length);
	const found: EntityFacts[] = [];
	for (let code = 1; code < entity.values.length; code++) {
		const rows = rowsOfOwner(sites, code);
		const [first] = rows;
		if (first === undefined) continue;
		const owner = structureOrganisation[first] ?? 0;
		found.push({
			finess: entity.values[code] ?? '',
			organisation: {
				id: textAt(id, owner),
				name: textAt(organisationName, owner),
				isGroup: textAt(kind, owner) === 'group'
			},
			sirens: mostFrequent(siret, rows, (text) =>
				text.length < SIREN_LENGTH ? '' : text.slice(0, SIREN_LENGTH)
			),
			esms: rows.reduce((sum, row) => sum + Number(textAt(scope, row) !== 'no'), 0),
			cities: mostFrequent(city, rows, (text) => text),
			firstSite: textAt(name, first)
		});
	}
	return new Map(found.sort((a, b) => compareText(a.finess, b.finess)).map((one) => [one.finess, one]));
}

const SIREN_LENGTH = 9;

/** The known texts of some rows, the most frequent first. */
function mostFrequent(
	column: CodedColumn,
	rows: Uint32Array,
	read: (text: string) => string
): readonly string[] {
	const [first] = rows;
	if (first !== undefined && rows.length === 1)
		return [read(textAt(column, first))].filter((text) => text !== '');
	const counts = new Map<string, number>();
	for (const row of rows) {
		const text = read(textAt(column, row));
		if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b)).map(([text]) => text);
}
