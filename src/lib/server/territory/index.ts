export { encodingFor } from './encoding';
export { territoryMessage } from './messages';
export { territoryRefusal } from './refusal-message';
export { resolveTerritory } from './request';
