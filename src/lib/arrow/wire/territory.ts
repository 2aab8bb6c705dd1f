import { organisationTotals } from '$lib/domain/compose';
import type { Column, Table, TerritoryTable } from '$lib/domain/table';
import { STRUCTURE_LINK, USE_LINK } from './plan';
import { StreamReader, StreamWriter } from './stream';
import { readTable, writeTable, type Breathe, type TableSpec, type WirePart } from './wire-table';

interface Header {
	readonly part: WirePart;
	readonly tables: Readonly<Record<'structures' | 'organisations' | 'uses', TableSpec>>;
}

type About = Pick<TerritoryTable, 'sources' | 'coverage' | 'asOf' | 'fictional' | 'territories'>;

const aboutOf = ({ sources, coverage, asOf, fictional, territories }: About): About => ({
	sources,
	coverage,
	asOf,
	fictional,
	...(territories ? { territories } : {})
});

/** What the first message says of the whole territory. */
interface DecisionHeader extends Header, About {
	readonly part: 'decision';
}

const HEADER = 'header';

/** Writes one part of a territory as a message for the browser. Equal territories give equal messages. */
export function encodeWire(territory: TerritoryTable, part: WirePart): Uint8Array<ArrayBuffer> {
	const to = new StreamWriter();
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
	const header: Header = part === 'decision' ? { part, tables, ...aboutOf(territory) } : { part, tables };
	to.text(HEADER, JSON.stringify(header));
	return to.finish();
}

const withoutPause: Breathe = () => undefined;

/**
 * Reads the first message: a territory without its label columns, on which everything but lists and sheets can be computed.
 * @param breathe called between columns, for a page that must stay alive meanwhile
 * @throws Error when the bytes are no such message
 */
export async function decodeDecision(
	message: Uint8Array,
	breathe: Breathe = withoutPause
): Promise<TerritoryTable> {
	const from = new StreamReader(message);
	const header = readHeader(from);
	if (!isDecision(header)) throw new Error('Message of another part');
	const { tables } = header;
	const [structures, structureOrganisation] = unlinked(
		await readTable(from, tables.structures, breathe),
		STRUCTURE_LINK
	);
	const [uses, useOrganisation] = unlinked(await readTable(from, tables.uses, breathe), USE_LINK);
	const known = { structures, structureOrganisation, ...aboutOf(header) };
	const totals = organisationTotals({
		...known,
		organisations: { rows: tables.organisations.rows, columns: new Map() }
	});
	await breathe();
	const organisations = await readTable(from, tables.organisations, breathe, new Map(), totals);
	return { ...known, organisations, uses, useOrganisation };
}

/**
 * Adds the second message to what the first one gave: the whole territory, equal to the one that was sent.
 * @param breathe as for {@link decodeDecision}
 * @throws Error when the bytes are no such message, or not of this territory
 */
export async function decodeLabels(
	message: Uint8Array,
	decision: TerritoryTable,
	breathe: Breathe = withoutPause
): Promise<TerritoryTable> {
	const from = new StreamReader(message);
	const { part, tables } = readHeader(from);
	if (part !== 'labels') throw new Error('Message of another part');
	const added = (name: keyof Header['tables']): Promise<Table> => {
		if (tables[name].rows !== decision[name].rows) throw new Error('Labels of another territory');
		return readTable(from, tables[name], breathe, decision[name].columns);
	};
	return {
		...decision,
		structures: await added('structures'),
		organisations: await added('organisations'),
		uses: await added('uses')
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
