export { createComposer, type Composed, type Composer, type LayerWriter } from './composer';
export { columnsOf, type LayerColumns, type LayerRows } from './layer-columns';
export { foldName } from './solutions';
export { noteMessage } from './note-message';
export type { DatasetNote } from './notes';
export { organisationTotals } from './organisation-totals';
