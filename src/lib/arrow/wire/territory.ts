import { organisationTotals } from '$lib/domain/compose';
import type { Column, Table, TerritoryTable } from '$lib/domain/table';
import { STRUCTURE_LINK, USE_LINK } from './plan';
import { StreamReader, StreamWriter } from './stream';
import { readTable, writeTable, type TableSpec, type WirePart } from './wire-table';

interface Header {
	readonly part: WirePart;
	readonly tables: Readonly<Record<'structures' | 'organisations' | 'uses', TableSpec>>;
}

/** What the first message says of the whole territory. */
interface DecisionHeader extends Header, Pick<TerritoryTable, 'sources' | 'coverage' | 'asOf' | 'fictional'> {
	readonly part: 'decision';
}

const HEADER = 'header';

/** Writes one part of a territory as a message for the browser. Equal territories give equal messages. */
export function encodeWire(territory: TerritoryTable, part: WirePart): Uint8Array<ArrayBuffer> {
	const to = new StreamWriter();
	const { sources, coverage, asOf, fictional } = territory;
	const tables: Header['tables'] = {
		structures: writeTable(
			to,
			part === 'decision'
				? linked(territory.structures, STRUCTURE_LINK, territory.structureOrganisation)
				: territory.structures,
			part
		),
		organisations: writeTable(
			to,
			territory.organisations,
			part,
			part === 'decision' ? organisationTotals(territory) : new Map()
		),
		uses: writeTable(
			to,
			part === 'decision' ? linked(territory.uses, USE_LINK, territory.useOrganisation) : territory.uses,
			part
		)
	};
	const header: Header =
		part === 'decision' ? { part, tables, ...{ sources, coverage, asOf, fictional } } : { part, tables };
	to.text(HEADER, JSON.stringify(header));
	return to.finish();
}

/**
 * Reads the first message: a territory without its label columns, on which everything but lists and sheets can be computed.
 * @throws Error when the bytes are no such message
 */
export function decodeDecision(message: Uint8Array): TerritoryTable {
	const from = new StreamReader(message);
	const header = readHeader(from);
	if (!isDecision(header)) throw new Error('Message of another part');
	const { tables, sources, coverage, asOf, fictional } = header;
	const [structures, structureOrganisation] = unlinked(readTable(from, tables.structures), STRUCTURE_LINK);
	const [uses, useOrganisation] = unlinked(readTable(from, tables.uses), USE_LINK);
	const known = { structures, structureOrganisation, sources, coverage, asOf, fictional };
	const totals = organisationTotals({
		...known,
		organisations: { rows: tables.organisations.rows, columns: new Map() }
	});
	const organisations = readTable(from, tables.organisations, new Map(), totals);
	return { ...known, organisations, uses, useOrganisation };
}

/**
 * Adds the second message to what the first one gave: the whole territory, equal to the one that was sent.
 * @throws Error when the bytes are no such message, or not of this territory
 */
export function decodeLabels(message: Uint8Array, decision: TerritoryTable): TerritoryTable {
	const from = new StreamReader(message);
	const { part, tables } = readHeader(from);
	if (part !== 'labels') throw new Error('Message of another part');
	const added = (name: keyof Header['tables']): Table => {
		if (tables[name].rows !== decision[name].rows) throw new Error('Labels of another territory');
		return readTable(from, tables[name], decision[name].columns);
	};
	return {
		...decision,
		structures: added('structures'),
		organisations: added('organisations'),
		uses: added('uses')
	};
}

/** The link to organisations travels as a column: others follow from it. */
const linked = ({ rows, columns }: Table, id: string, link: Uint32Array): Table => ({
	rows,
	columns: new Map<string, Column>([
		...columns,
		[id, { kind: 'coded', codes: link, values: [], source: null }]
	])
});

function unlinked({ rows, columns }: Table, id: string): [Table, Uint32Array] {
	const own = new Map(columns);
	const link = own.get(id);
	own.delete(id);
	return [{ rows, columns: own }, link?.kind === 'coded' ? Uint32Array.from(link.codes) : new Uint32Array()];
}

function readHeader(from: StreamReader): Header {
	const header: unknown = JSON.parse(from.text(HEADER));
	if (!isHeader(header)) throw new Error('Message of an unknown form');
	return header;
}

/** Messages come from a server of the same build, so that the presence of their parts is all there is to recognise. */
const isHeader = (value: unknown): value is Header =>
	typeof value === 'object' && value !== null && 'part' in value && 'tables' in value;

const isDecision = (header: Header): header is DecisionHeader => header.part === 'decision';
