export { sheetRecords } from './sheet-records';
export { readWorkbook } from './workbook';
