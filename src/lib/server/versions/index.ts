export { readLayers, type StoredLayer } from './layers';
export { currentVersion, findVersion, listVersions } from './list';
export { loadTable } from './load-table';
export { insertVersion, reserveVersionId, type VersionToPublish } from './publish';
export { readSnapshot, writeSnapshot } from './snapshot';
export type { Version } from './version';
