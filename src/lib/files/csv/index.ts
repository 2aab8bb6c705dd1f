export { csvHead, csvLines, writeCsv } from './write-csv';
