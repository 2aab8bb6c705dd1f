export { encodingFor, packedTerritory, type TerritoryEncoding } from './packed';
