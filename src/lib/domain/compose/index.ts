export { createComposer, type Composed, type Composer, type LayerRows, type LayerWriter } from './composer';
export { noteMessage } from './note-message';
export type { DatasetNote } from './notes';
