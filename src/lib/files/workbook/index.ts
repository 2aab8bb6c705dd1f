export type { WorkbookSheet } from './sheet-xml';
export { WORKBOOK_LIMITS, writeWorkbook } from './write-workbook';
