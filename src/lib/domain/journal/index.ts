export { ACTIONS, isJournalAction, type JournalAction } from './action';
