export { createComposer, type Composed, type Composer, type LayerRows, type LayerWriter } from './composer';
export { foldName } from './solutions';
export { noteMessage } from './note-message';
export type { DatasetNote } from './notes';
export { organisationTotals } from './organisation-totals';
