export { neutralise } from './neutralise';
export { writeCsv, type CsvCell } from './write-csv';
