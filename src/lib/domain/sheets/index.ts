export type { SheetCell, SheetColumn, SheetData, SheetHeader, SheetType } from './sheet';
export { sheetColumns } from './sheets';
