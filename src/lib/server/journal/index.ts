export { ACTIONS, note, type Actor, type JournalAction, type JournalEntry } from './note';
