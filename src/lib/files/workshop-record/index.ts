export { manifestHashOf, recordPieces } from './record-pieces';
