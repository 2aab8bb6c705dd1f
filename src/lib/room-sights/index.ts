export { default as EffectSight } from './EffectSight.svelte';
export { default as NoteColumns } from './NoteColumns.svelte';
export { default as TallySight } from './TallySight.svelte';
export { default as TimeLeft } from './TimeLeft.svelte';
export { default as ValueHistogram } from './ValueHistogram.svelte';
export { default as ValueStrip } from './ValueStrip.svelte';
export { valueAtPlace, valuePlace } from './value-histogram';
export { barParts } from './parts';
export { default as PartsBar } from './PartsBar.svelte';
