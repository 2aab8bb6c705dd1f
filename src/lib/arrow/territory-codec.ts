import type { Column, Table, TerritoryTable } from '$lib/domain/table';
import { decodeColumns, encodeColumns, type StoredTable } from './table-codec';

/** A named piece of a snapshot. Equal territories have equal parts, byte for byte. */
export interface SnapshotPart {
	readonly part: string;
	readonly bytes: Uint8Array;
}

/** What no decision needs: sent after the rest. */
const LABEL_FIELDS = new Set([
	'structure.name',
	'structure.siret',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.category_label',
	'structure.tariff_label',
	'structure.opened_on',
	'structure.updated_on',
	'structure.dui'
]);

const ORGANISATION_LINK = '@organisation';

interface Header {
	readonly format: 1;
	readonly sources: TerritoryTable['sources'];
	readonly coverage: TerritoryTable['coverage'];
	readonly asOf: string;
	readonly fictional: boolean;
	readonly territories?: TerritoryTable['territories'];
	readonly tables: Readonly<Record<string, StoredTable>>;
}

/** Splits a territory into parts: a JSON header (dictionaries and how to read the rest) and Arrow IPC streams. */
export function encodeTerritoryTable(territory: TerritoryTable): SnapshotPart[] {
	const tables: Record<string, StoredTable> = {};
	const parts: SnapshotPart[] = [];
	const add = (name: string, rows: number, columns: Iterable<readonly [string, Column]>): void => {
		const { stored, bytes } = encodeColumns(rows, columns);
		tables[name] = stored;
		parts.push({ part: name, bytes });
	};
	const { structures, organisations, uses } = territory;
	const isLabel = ([id]: readonly [string, Column]): boolean => LABEL_FIELDS.has(id);
	add('structures', structures.rows, [
		...[...structures.columns].filter((entry) => !isLabel(entry)),
		[ORGANISATION_LINK, linkColumn(territory.structureOrganisation)]
	]);
	add('structure-labels', structures.rows, [...structures.columns].filter(isLabel));
	add('organisations', organisations.rows, organisations.columns);
	add('uses', uses.rows, [...uses.columns, [ORGANISATION_LINK, linkColumn(territory.useOrganisation)]]);
	const { sources, coverage, asOf, fictional, territories } = territory;
	const header: Header = {
		format: 1,
		sources,
		coverage,
		asOf,
		fictional,
		...(territories ? { territories } : {}),
		tables
	};
	return [{ part: 'header', bytes: new TextEncoder().encode(JSON.stringify(header)) }, ...parts];
}

/** Reads a territory back from its parts, in any order. @throws Error when a part is missing or damaged. */
export function decodeTerritoryTable(parts: Iterable<SnapshotPart>): TerritoryTable {
	const byName = new Map([...parts].map(({ part, bytes }) => [part, bytes]));
	const bytesOf = (name: string): Uint8Array => {
		const bytes = byName.get(name);
		if (!bytes) throw new Error(`Snapshot without part ${name}`);
		return bytes;
	};
	const header = parseHeader(bytesOf('header'));
	const columnsOf = (name: string): Map<string, Column> => {
		const stored = header.tables[name];
		if (!stored) throw new Error(`Snapshot header without table ${name}`);
		return decodeColumns(stored, bytesOf(name));
	};
	const structureColumns = columnsOf('structures');
	const structureOrganisation = takeLink(structureColumns);
	for (const [id, column] of columnsOf('structure-labels')) structureColumns.set(id, column);
	const useColumns = columnsOf('uses');
	const useOrganisation = takeLink(useColumns);
	const table = (name: string, columns: Map<string, Column>): Table => ({
		rows: header.tables[name]?.rows ?? 0,
		columns
	});
	return {
		structures: table('structures', structureColumns),
		organisations: table('organisations', columnsOf('organisations')),
		uses: table('uses', useColumns),
		structureOrganisation,
		useOrganisation,
		sources: header.sources,
		coverage: header.coverage,
		asOf: header.asOf,
		fictional: header.fictional,
		...(header.territories ? { territories: header.territories } : {})
	};
}

function parseHeader(bytes: Uint8Array): Header {
	const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
	if (!isHeader(header)) throw new Error('Snapshot of an unknown format');
	return header;
}

/** Snapshots are the product's own, and their hash was checked: their format is all there is to recognise. */
const isHeader = (value: unknown): value is Header =>
	typeof value === 'object' && value !== null && 'format' in value && value.format === 1;

const linkColumn = (rows: Uint32Array): Column => ({ kind: 'coded', codes: rows, values: [], source: null });

function takeLink(columns: Map<string, Column>): Uint32Array {
	const link = columns.get(ORGANISATION_LINK);
	columns.delete(ORGANISATION_LINK);
	return link?.kind === 'coded' ? Uint32Array.from(link.codes) : new Uint32Array();
}
