export { createExplorer, SCOPE_FIELD, type Explorer, type Selection } from './explorer';
export { largestFirst, organisationsOf, sizeBins, type SizeBin } from './sizes';
export { slicesBy, type Slice, type SlicePart } from './slices';
export { isChosen, isExactly, toggled, toggledExactly, type Choice } from './toggle';
