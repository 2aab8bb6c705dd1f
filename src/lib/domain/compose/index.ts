export { createComposer, type Composed, type Composer, type LayerWriter } from './composer';
export { foldName } from './solutions';
export type { DatasetNote } from './notes';
