import type { Result } from '$lib/domain/shared';
import { isBlank } from '../collector';
import { attempt, Refused, type FileRefusal } from '../contract';
import { guessDelimiter, RecordSplitter, TextSurvey, type TextRecord } from '../delimited';
import { signatureOf } from '../detection';
import { readAll, type FileSource } from '../source';
import { readWorkbook, sheetRecords } from '../xlsx';
import { findFinessColumn } from './finess-column';
import { ListAccount, type ListReading } from './list-account';
import { numbersOf } from './text-numbers';

/** Titles shown when no column has FINESS numbers. */
const SHOWN_TITLES = 5;

/**
 * Reads the FINESS numbers of a file or of a pasted text: one column of a table (CSV or XLSX, an export of Helios among
 * others), else every number of the text whatever separates them. Held in memory: the caller caps its size.
 */
export const readFinessList = (
	source: FileSource,
	signal?: AbortSignal
): Promise<Result<ListReading, FileRefusal>> => attempt(() => readList(source, signal));

async function readList(source: FileSource, signal: AbortSignal | undefined): Promise<ListReading> {
	const bytes = await readAll(source, { gzip: false, format: 'csv', signal });
	if (bytes.length === 0) throw new Refused({ code: 'empty' });
	switch (signatureOf(bytes)) {
		case 'gzip':
			throw new Refused({ code: 'binary' });
		case 'zip':
			return readTable(await workbookRecords(bytes));
		case 'json':
		case 'text':
			return readText(bytes);
	}
}

async function workbookRecords(archive: Buffer): Promise<readonly TextRecord[]> {
	if (archive.toString('latin1', 0, 200).includes('application/vnd.oasis'))
		throw new Refused({ code: 'not-xlsx', kind: 'open-document' });
	return [...sheetRecords(await readWorkbook(archive), 0)].flat();
}

function readText(bytes: Buffer): ListReading {
	const survey = new TextSurvey('structureet;');
	survey.add(bytes);
	const { encoding } = survey;
	const splitter = new RecordSplitter(guessDelimiter(bytes, encoding, true), encoding);
	return readTable([...splitter.push(bytes), ...splitter.end()]);
}

function readTable(records: readonly TextRecord[]): ListReading {
	const account = new ListAccount();
	const column = findFinessColumn(records);
	for (const record of records) {
		if (isBlank(record)) continue;
		if (column === null) {
			const numbers = numbersOf(record.raw);
			for (const number of numbers) account.add(record.line, number);
			if (numbers.length === 0) account.silent();
		} else {
			const cell = record.fields[column.index]?.trim() ?? '';
			if (cell === '' || record.line <= column.headerLine) account.silent();
			else account.add(record.line, cell, column.department(record));
		}
	}
	if (account.given === 0) throw new Refused({ code: 'no-finess', headers: titles(records) });
	return account.reading(column?.name ?? '');
}

const titles = (records: readonly TextRecord[]): readonly string[] =>
	records
		.find((record) => !isBlank(record))
		?.fields.slice(0, SHOWN_TITLES)
		.map((title) => title.trim().slice(0, 60)) ?? [];
