export { cellReader, type CellReader } from './cell-reader';
export { isFinessLike } from './column-content';
export { findHeader, fingerprintOf } from './header';
export { numberRule } from './number-rules';
export { parseMapping } from './parse-mapping';
export { hasFinessColumn, proposeMapping } from './propose-mapping';
export { tabularReader } from './tabular-reader';
