export { FinessPlusReader } from './finess-plus';
export { historicalReader, isFileHeader, sectionName, type HistoricalFormat } from './historical';
export { isTFinessHeader, tFinessDate, tFinessReader } from './t-finess';
