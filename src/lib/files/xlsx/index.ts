export { holdsText, readSheets, type WorkbookSheet } from './read-sheets';
export { sheetRecords } from './sheet-records';
export { readWorkbook } from './workbook';
