import type { Result } from '$lib/domain/shared';
import { attempt, checkCancelled, MAX_BYTES, Refused, type Detection, type FileRefusal } from '../contract';
import { isDecision, parseDecision } from '../decision';
import { detectQuestionnaire, MARK } from '../questionnaire';
import { peek, readAll, type FileSource } from '../source';
import { holdsText, readWorkbook, sheetRecords } from '../xlsx';
import { detectDelimited } from './detect-delimited';
import { signatureOf } from './signature';
import { tabularDetection } from './tabular-detection';

/** Bytes looked at to tell what a file is. */
const HEAD = 1 << 17;
/** Rows of a sheet looked at. */
const SHEET_ROWS = 250;

export interface DetectionHints {
	/** True when the caller has a mapping: a table without any known column is then no reason to refuse. */
	readonly mapped?: boolean;
}

/**
 * Tells what a file is from its content. A delimited file is read once to its end, to know its encoding; a FINESS+ file is
 * only looked at.
 */
export const detect = (
	source: FileSource,
	signal?: AbortSignal,
	hints: DetectionHints = {}
): Promise<Result<Detection, FileRefusal>> => attempt(() => detection(source, signal, hints));

async function detection(
	source: FileSource,
	signal: AbortSignal | undefined,
	hints: DetectionHints
): Promise<Detection> {
	checkCancelled(signal);
	const format = 'finess-plus-json';
	const limit = MAX_BYTES[format];
	if (source.size > limit) throw new Refused({ code: 'too-large', format, size: source.size, limit });
	let head = await peek(source, { gzip: false, format, signal }, HEAD);
	if (head.bytes.length === 0) throw new Refused({ code: 'empty' });
	let signature = signatureOf(head.bytes);
	const gzip = signature === 'gzip';
	if (gzip) {
		head = await peek(source, { gzip, format, signal }, HEAD);
		if (head.bytes.length === 0) throw new Refused({ code: 'empty' });
		signature = signatureOf(head.bytes);
	}
	switch (signature) {
		case 'zip':
			if (gzip) throw new Refused({ code: 'not-xlsx', kind: 'zip' });
			return detectWorkbook(source, head.bytes, signal, hints);
		case 'json':
			return isDecision(head.bytes) ? detectDecision(source, signal) : detectFinessPlus(head.bytes, gzip);
		case 'text':
			return detectDelimited(source, { head, gzip, signal, mapped: hints.mapped ?? false });
		case 'gzip':
			throw new Refused({ code: 'damaged-gzip' });
	}
}

function detectFinessPlus(head: Buffer, gzip: boolean): Detection {
	const text = head.toString('latin1');
	if (!/^[^{[]*\{/.test(text) || !/"(?:schemaVersion|pmej|gco|gcc)"\s*:/.test(text)) {
		throw new Refused({ code: 'other-json' });
	}
	return {
		format: 'finess-plus-json',
		layers: ['legal-entities', 'establishments'],
		encoding: 'utf-8',
		delimiter: '',
		gzip,
		referenceDate: /"generatedAt"\s*:\s*"(\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? '',
		...(/^[^{]*\{[^{[]*"rejets"\s*:\s*true\b/.test(text) ? { rejects: true } : {})
	};
}

async function detectDecision(source: FileSource, signal: AbortSignal | undefined): Promise<Detection> {
	const format = 'decision';
	const limit = MAX_BYTES[format];
	if (source.size > limit) throw new Refused({ code: 'too-large', format, size: source.size, limit });
	const { kind, decidedOn } = parseDecision(await readAll(source, { gzip: false, format, signal }));
	return {
		format,
		layers: [kind],
		encoding: 'utf-8',
		delimiter: '',
		gzip: false,
		referenceDate: decidedOn
	};
}

async function detectWorkbook(
	source: FileSource,
	head: Buffer,
	signal: AbortSignal | undefined,
	hints: DetectionHints
): Promise<Detection> {
	if (head.toString('latin1', 0, 200).includes('application/vnd.oasis')) {
		throw new Refused({ code: 'not-xlsx', kind: 'open-document' });
	}
	const limit = MAX_BYTES.xlsx;
	if (source.size > limit) throw new Refused({ code: 'too-large', format: 'xlsx', size: source.size, limit });
	const archive = await readAll(source, { gzip: false, format: 'xlsx', signal });
	if (holdsText(archive, MARK)) {
		const questionnaire = await detectQuestionnaire(archive);
		return {
			format: 'questionnaire',
			layers: ['survey', 'uses'],
			encoding: 'utf-8',
			delimiter: '',
			gzip: false,
			referenceDate: questionnaire.answeredOn,
			questionnaire
		};
	}
	const rows = await readWorkbook(archive, SHEET_ROWS);
	const tabular = tabularDetection([...sheetRecords(rows, 0)].flat(), hints.mapped ?? false);
	const { kind } = tabular.proposal;
	return {
		format: 'xlsx',
		layers: kind === null ? [] : [kind],
		encoding: 'utf-8',
		delimiter: '',
		gzip: false,
		referenceDate: '',
		tabular
	};
}
