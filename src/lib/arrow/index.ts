export { packParts, unpackParts } from './bundle';
export { decodeTerritoryTable, encodeTerritoryTable, type SnapshotPart } from './territory-codec';
