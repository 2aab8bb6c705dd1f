export { manifestHashOf, recordPieces, RECORD_FORMAT } from './record-pieces';
