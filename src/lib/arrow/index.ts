export { packParts, unpackParts } from './bundle';
export { decodeTerritoryTable, encodeTerritoryTable, type SnapshotPart } from './territory-codec';
export {
	decodeDecision,
	decodeLabels,
	encodeWire,
	isWirePart,
	WIRE_PARTS,
	type Breathe,
	type WirePart
} from './wire';
