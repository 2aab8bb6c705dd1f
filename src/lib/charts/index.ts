export { default as Alluvial } from './Alluvial.svelte';
export { default as ChartFrame } from './ChartFrame.svelte';
export { default as IntervalBars } from './IntervalBars.svelte';
export { default as StackedBars } from './StackedBars.svelte';
export { default as ThresholdBar } from './ThresholdBar.svelte';
export type { Flow } from './alluvial';
export type { ChartTable } from './data-table';
export type { StackRow } from './stacked-bars';
