export type { SheetCell, SheetColumn, SheetData } from './sheet';
export { organisationSheet, structureSheet } from './sheets';
