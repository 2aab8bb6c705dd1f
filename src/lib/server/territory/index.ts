export { diffSeen, type VersionDiff } from './diff';
export { encodingFor } from './encoding';
export { historySeen } from './history';
export { layersSeen, type SeenLayer } from './layers';
export { territoryMessage } from './messages';
export { territoryRefusal } from './refusal-message';
export { resolveTerritory } from './request';
export { scopedTable, type ScopedTable } from './scoped-table';
export { currentSeen, findSeen, versionsSeen, type SeenTerritory, type SeenVersion } from './seen-versions';
