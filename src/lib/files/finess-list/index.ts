export { readFinessList } from './read-finess-list';
export type { DoubtfulNumber, ListReading } from './list-account';
