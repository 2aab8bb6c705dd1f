export { Collector, type SourceLine } from './collector';
export { LayerOutput } from './layer-output';
export { isBlank, recordCells } from './record-cells';
export type { RecordReader } from './record-reader';
