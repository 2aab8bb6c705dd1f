export { decodeDecision, decodeLabels, encodeWire } from './territory';
export { isWirePart, WIRE_PARTS, type Breathe, type WirePart } from './wire-table';
