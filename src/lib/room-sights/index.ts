export { default as ShiftFlow } from './ShiftFlow.svelte';
export { default as TallySight } from './TallySight.svelte';
export { default as ValueHistogram } from './ValueHistogram.svelte';
