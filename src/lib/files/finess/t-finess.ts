import {
	isBlank,
	LayerOutput,
	recordCells,
	type Collector,
	type RecordReader,
	type SourceLine
} from '../collector';
import { departmentOfCommune, communeCode, fold, readNumber, splitRouting } from '../values';
import { ESTABLISHMENT_COLUMNS, LEGAL_ENTITY_COLUMNS } from './columns';
import { positionOf, type Position } from './position';
import { RowValues } from './row-values';

const COLUMNS = [
	...ESTABLISHMENT_COLUMNS,
	'structure.latitude',
	'structure.longitude',
	'structure.places'
] as const;
/** Columns that tell a t_finess from any other CSV. */
const SIGNATURE = ['finess', 'etat', 'type', 'ej_finess', 'et_finess', 'categ_code'];
const MOST_PLACES = 100_000;

/** True for the header row of a t_finess, whatever the order of its columns. */
export function isTFinessHeader(header: readonly string[]): boolean {
	const names = new Set(header.map(columnName));
	return SIGNATURE.every((name) => names.has(name));
}

/** The column that says how old the data are. */
export function tFinessDate(header: readonly string[], firstRow: readonly string[]): string {
	const index = header.map(columnName).indexOf('date_extract_finess');
	return index === -1 ? '' : (firstRow[index] ?? '');
}

const columnName = (header: string): string => header.trim().toLowerCase();

/**
 * A reader of t_finess: a line of type ET is an establishment and names its legal entity; a line of type EJ is a legal
 * entity. Only current ones are kept. A legal entity without a line of its own is taken from the establishments that name it.
 */
export function tFinessReader(): RecordReader {
	const establishments = new LayerOutput('establishments', COLUMNS);
	const legalEntities = new LayerOutput('legal-entities', LEGAL_ENTITY_COLUMNS);
	const named = new Map<string, { row: readonly string[]; line: number }>();
	return {
		outputs: [establishments, legalEntities],
		start(collector) {
			const values = new RowValues(collector);
			let indexes: ReadonlyMap<string, number> | null = null;
			return (record) => {
				if (isBlank(record)) {
					collector.ignore();
					return;
				}
				if (indexes === null) {
					indexes = new Map(record.fields.map((name, index) => [columnName(name), index]));
					return;
				}
				const columns = indexes;
				const cells = recordCells(record, [columns.size], collector);
				if (cells === null) return;
				const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? '';
				if (cell('etat') !== '' && fold(cell('etat')) !== 'actuel') {
					collector.ignore();
					return;
				}
				const isLegalEntity = fold(cell('type')) === 'ej' || cell('et_finess') === '';
				if (isLegalEntity) readLegalEntity(cell, record, values, collector);
				else readEstablishment(cell, record, values, collector);
			};
		},
		finish() {
			for (const { row, line } of named.values()) legalEntities.offer(row, line);
			named.clear();
		}
	};

	function readLegalEntity(cell: Cell, source: SourceLine, values: RowValues, collector: Collector): void {
		const column = cell('ej_finess') === '' ? 'finess' : 'ej_finess';
		const place = values.placeOfCommune(cell('com_code'), source);
		const finess = values.key(cell(column), place.department, column, source);
		if (finess === null) return;
		named.delete(finess);
		const row = legalEntityRow(finess, cell('ej_rs') || cell('rs'), place.department, cell, source, values);
		collector.offer(legalEntities, row, source, column);
	}

	function readEstablishment(cell: Cell, source: SourceLine, values: RowValues, collector: Collector): void {
		const department = departmentOfCommune(communeCode(cell('com_code')));
		const finess = values.key(cell('et_finess'), department, 'et_finess', source);
		if (finess === null) return;
		const places = readNumber(cell('esms_capatot_inst'), { integer: true, max: MOST_PLACES, unit: 'places' });
		if (!places.ok) {
			const column = 'esms_capatot_inst';
			collector.reject(source, { ...places.error, column, value: cell(column) });
			return;
		}
		const place = values.placeOfCommune(cell('com_code'), source);
		const legalEntity = values.legalEntity(cell('ej_finess'), place.department, source);
		const { latitude, longitude } = positionIn(cell, source, collector);
		const row = [
			finess,
			legalEntity,
			cell('et_rs') || cell('rs'),
			values.siret(cell('siret'), source),
			values.shared(cell('categ_code')),
			values.shared(cell('categ_lib')),
			values.shared(cell('categ_niv3_code')),
			place.department,
			place.commune,
			values.shared(cell('adresse_code_postal')),
			values.shared(cityOf(cell)),
			values.shared(cell('mft_code')),
			values.shared(cell('mft_lib')),
			values.date(cell('date_ouverture'), source),
			values.date(cell('date_maj_finess'), source),
			latitude,
			longitude,
			values.shared(places.value)
		];
		const isNew = collector.offer(establishments, row, source, 'et_finess');
		if (isNew && legalEntity !== '' && !named.has(legalEntity)) {
			const entity = legalEntityRow(legalEntity, cell('ej_rs'), '', cell, source, values);
			named.set(legalEntity, { row: entity, line: source.line });
		}
	}
}

type Cell = (name: string) => string;

function legalEntityRow(
	finess: string,
	name: string,
	department: string,
	cell: Cell,
	source: SourceLine,
	values: RowValues
): readonly string[] {
	const siren = cell('siren') === '' ? cell('siret').slice(0, 9) : cell('siren');
	return [
		finess,
		values.shared(name),
		values.siren(siren, source),
		values.shared(cell('statut_jur_code')),
		values.shared(cell('statut_jur_lib')),
		department
	];
}

function cityOf(cell: Cell): string {
	const routing = cell('adresse_lib_routage');
	return splitRouting(routing).city || routing;
}

/** Some editions also give degrees; they are used first. */
function positionIn(cell: Cell, source: SourceLine, collector: Collector): Position {
	const longitude = cell('geoloc_4326_long');
	const latitude = cell('geoloc_4326_lat');
	return longitude !== '' && latitude !== ''
		? positionOf(longitude, latitude, 'EPSG:4326', source, collector)
		: positionOf(cell('geoloc_x'), cell('geoloc_y'), cell('geoloc_projection'), source, collector);
}
