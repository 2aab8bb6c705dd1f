import type { SheetCell } from '$lib/domain/sheets';
import { csvHead, csvLines } from '$lib/files';
import type { JournalLine } from './list';

const TITLES = [
	'N°',
	'Date et heure (UTC)',
	'Compte n°',
	'Par',
	'Action',
	'Objet',
	'Avant',
	'Après',
	'Territoires',
	'Empreinte de la ligne précédente',
	'Empreinte'
];

const json = (facts: unknown): string => (facts === null || facts === undefined ? '' : JSON.stringify(facts));

const cellsOf = (line: JournalLine): readonly SheetCell[] => [
	line.id,
	line.at,
	line.account,
	line.channel,
	line.action,
	line.subject,
	json(line.before),
	json(line.after),
	json(line.scope),
	line.previous,
	line.hash
];

/** Lines of the journal as a spreadsheet opens them: codes and facts as they are kept, no name. */
export async function* journalCsv(lines: AsyncIterable<JournalLine>): AsyncGenerator<string> {
	yield csvHead(TITLES);
	for await (const line of lines) yield csvLines([cellsOf(line)]);
}
