import type { FileFormat } from './format';

const MB = 1_000_000;

/** Greatest size of a file, as given and once inflated, in bytes. The national t_finess weighs about 250 MB. */
export const MAX_BYTES: Readonly<Record<FileFormat, number>> = {
	cs1100502: 200 * MB,
	'cs1100502-finess-plus': 200 * MB,
	cs1100507: 200 * MB,
	cs1100501: 200 * MB,
	cs1100505: 200 * MB,
	t_finess: 500 * MB,
	'finess-plus-json': 1_500 * MB,
	csv: 200 * MB,
	xlsx: 20 * MB,
	questionnaire: 20 * MB,
	decision: 1 * MB
};

export const LIMITS = {
	/** The performance dashboard of ESMS has about 330. */
	columns: 512,
	rows: 5_000_000,
	/** Lines refused, when they are more than those accepted: it is not the file it was taken for. */
	rejects: 200_000,
	/** Characters of one cell. */
	field: 32_768,
	/** Bytes of the header row. */
	header: 65_536,
	/** Bytes of one record of a delimited file. */
	record: 1_000_000,
	/** Bytes of one legal entity of a FINESS+ file, with all its sites. */
	entity: 64 * MB,
	/** A gzip stream that inflates more than this many times, beyond `gzipRatioFrom` bytes, is a bomb. */
	gzipRatio: 150,
	gzipRatioFrom: 64 * MB,
	xlsxEntries: 1_000,
	/** Bytes of a workbook once inflated, all entries together. */
	xlsxInflated: 200 * MB,
	xlsxRatio: 250,
	xlsxRatioFrom: 10 * MB,
	xlsxRows: 1_048_576
} as const;
