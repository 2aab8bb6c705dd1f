import { isRejectMessage, MAX_BYTES, Refused, type Detection, type FileFormat } from '../contract';
import { firstRecords, guessDelimiter, TextSurvey, type TextRecord } from '../delimited';
import { isFileHeader, isTFinessHeader, sectionName, tFinessDate } from '../finess';
import { byteStream, type FileSource } from '../source';
import { findHeader } from '../tabular';
import { readDate } from '../values';
import { tabularDetection } from './tabular-detection';

export interface DelimitedHead {
	readonly head: { readonly bytes: Buffer; readonly whole: boolean };
	readonly gzip: boolean;
	readonly signal: AbortSignal | undefined;
	readonly mapped: boolean;
}

const HISTORICAL_DELIMITER = ';';
const GEOLOCATION = 'geolocalisation;';
/** Records looked at to guess a mapping. */
const RECORDS = 200;

/** Tells which delimited file this is, and in what encoding. */
export async function detectDelimited(source: FileSource, given: DelimitedHead): Promise<Detection> {
	const { head, gzip } = given;
	const { bytes, whole } = head;
	const look = new TextSurvey(GEOLOCATION);
	look.add(bytes);
	const lines = firstRecords(bytes, look.encoding, HISTORICAL_DELIMITER, whole, 3);
	const historical = historicalStart(lines);
	if (historical) {
		const { hasGeolocation, encoding } = await survey(source, given, historical.format);
		const format = historical.format === 'cs1100502' && hasGeolocation ? 'cs1100507' : historical.format;
		return {
			format,
			layers: LAYERS[format],
			encoding,
			delimiter: HISTORICAL_DELIMITER,
			gzip,
			referenceDate: historical.referenceDate,
			...(historical.firstLine === '' ? {} : { firstLine: historical.firstLine })
		};
	}
	const delimiter = guessDelimiter(bytes, look.encoding, whole);
	const guess = firstRecords(bytes, look.encoding, delimiter, whole, RECORDS);
	const start = guess.length === 0 && !whole ? undefined : findHeader(guess);
	if (!start) throw new Refused({ code: 'header-too-long', limit: bytes.length });
	const isTFiness = isTFinessHeader(start.names);
	const { encoding } = await survey(source, given, isTFiness ? 't_finess' : 'csv');
	const records =
		encoding === look.encoding ? guess : firstRecords(bytes, encoding, delimiter, whole, RECORDS);
	if (isTFiness) {
		const row = records.find(({ line }) => line > start.line);
		if (!row) throw new Refused({ code: 'header-only' });
		const referenceDate = readDate(tFinessDate(start.names, row.fields)).date;
		const layers = LAYERS.t_finess;
		const firstLine = records.find(({ line }) => line === start.line)?.raw ?? '';
		return { format: 't_finess', layers, encoding, delimiter, gzip, referenceDate, firstLine };
	}
	if (!whole && records.every(({ line }) => line <= start.line)) {
		throw new Refused({ code: 'row-too-long', line: start.line + 1, limit: bytes.length });
	}
	const tabular = tabularDetection(records, given.mapped);
	const { kind } = tabular.proposal;
	return {
		format: 'csv',
		layers: kind === null ? [] : [kind],
		encoding,
		delimiter,
		gzip,
		referenceDate: '',
		tabular
	};
}

const LAYERS = {
	cs1100502: ['establishments'],
	'cs1100502-finess-plus': ['establishments'],
	cs1100507: ['establishments', 'geolocation'],
	cs1100501: ['legal-entities'],
	cs1100505: ['equipment'],
	t_finess: ['establishments', 'legal-entities']
} as const;

type HistoricalStart = {
	readonly format: Exclude<keyof typeof LAYERS, 't_finess'>;
	readonly referenceDate: string;
	/** `''` when it was taken off. */
	readonly firstLine: string;
};

/** What the first lines say of a historical file; null for another one. The first line may have been taken off. */
function historicalStart(lines: readonly TextRecord[]): HistoricalStart | null {
	const [first, second] = lines;
	if (!first) return null;
	const header = isFileHeader(first.fields);
	const data = header ? second : first;
	if (!data) throw new Refused({ code: 'header-only' });
	const format = formatOfSection(
		header ? widened(data.fields) : data.fields,
		header && first.fields[1]?.trim().toLowerCase() === 'finess-plus'
	);
	if (format === null) {
		if (!header) return null;
		throw new Refused({ code: 'other-finess-file', section: data.fields[0] ?? '' });
	}
	if (!header) return { format, referenceDate: '', firstLine: '' };
	return { format, referenceDate: readDate(first.fields.at(3) ?? '').date, firstLine: first.raw };
}

const CONTEXT_FIELDS = 4;

/** After the line that names a FINESS file, a section cut short is still that section: its lines are refused one by one. */
const widened = (fields: readonly string[]): readonly string[] =>
	fields.length >= CONTEXT_FIELDS ? fields : [...fields, '', '', '', '', '-'];

function formatOfSection(fields: readonly string[], finessPlus: boolean): HistoricalStart['format'] | null {
	if (fields.length < CONTEXT_FIELDS) return null;
	switch (sectionName(fields)) {
		case 'structureet':
			// A file of refused lines adds its reasons at the end of each.
			if (fields.slice(CONTEXT_FIELDS).every(isRejectMessage)) return 'cs1100505';
			return finessPlus ? 'cs1100502-finess-plus' : 'cs1100502';
		case 'geolocalisation':
			return 'cs1100507';
		case 'structureej':
			return 'cs1100501';
		case 'equipementsocial':
			return 'cs1100505';
		default:
			return null;
	}
}

/** Reads the whole text once. @throws Refused when it is too large or holds NUL bytes. */
async function survey(source: FileSource, { gzip, signal }: DelimitedHead, format: FileFormat) {
	const limit = MAX_BYTES[format];
	if (source.size > limit) throw new Refused({ code: 'too-large', format, size: source.size, limit });
	const text = new TextSurvey(GEOLOCATION);
	for await (const chunk of byteStream(source, { gzip, format, signal })) text.add(chunk);
	return { encoding: text.encoding, hasGeolocation: text.hasMarker };
}
