export {
	actorsOf,
	listJournal,
	readJournal,
	type JournalFilters,
	type JournalLine,
	type JournalPage
} from './list';
export { ACTIONS, note, type Actor, type JournalAction, type JournalEntry } from './note';
export { verifyJournal, type JournalProblem, type JournalState } from './verify';
