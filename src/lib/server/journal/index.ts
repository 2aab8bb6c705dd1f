export { journalCsv } from './csv';
export {
	actorsOf,
	listJournal,
	readJournal,
	type JournalFilters,
	type JournalLine,
	type JournalPage
} from './list';
export { noteExport, type ExportFacts } from './note-export';
export { authorOf, note, scopeOf, type Actor, type JournalEntry } from './note';
export { verifyJournal, type JournalProblem, type JournalState } from './verify';
