export type { OutCell, OutRow, OutSheet, Validation } from './sheet';
export { columnName } from './sheet-xml';
export type { CellStyle } from './styles';
export { writeWorkbook } from './write-workbook';
