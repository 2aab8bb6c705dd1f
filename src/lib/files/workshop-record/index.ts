export { manifestHashOf, recordPieces, type RecordOrigin } from './record-pieces';
export { isRecord, verifyRecord, type RebuildRecord, type SaidRecord } from './verify-record';
