export * from './labels';
export * from './record';
export { recordTables } from './tables';
export { recordFinding, recordNote } from './note';
