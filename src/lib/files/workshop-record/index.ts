export { recordPieces, RECORD_FORMAT } from './record-pieces';
