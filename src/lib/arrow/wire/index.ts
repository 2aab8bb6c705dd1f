export { decodeDecision, decodeLabels, encodeWire } from './territory';
export { isWirePart, WIRE_PARTS, type WirePart } from './wire-table';
