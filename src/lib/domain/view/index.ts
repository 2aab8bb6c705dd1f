export { addressShare, formatView, parseView, queryParameter, type AddressShare } from './address';
export {
	applyOrganisationsView,
	applyStructuresView,
	structureScope,
	viewRows,
	type ViewRows
} from './apply';
export type { Coded } from './coded';
export { filterTest } from './filter';
export { findRows, matchQuality, type FoundRows } from './find';
export { fold } from './fold';
export { HELIOS_SECTOR, heliosColumn } from './helios-sector';
export { LIST, withoutGoneLists } from './lists';
export { OVERRIDE, OVERRIDE_VALUES, overrideColumn } from './overrides';
export { CERTAINTIES, codesByRow, resolveField, segmentValues, type ViewData } from './resolve';
export type { CodeTest, RowTest } from './row-test';
export { searchTests } from './search';
export {
	defaultView,
	type OrganisationsView,
	type StructuresView,
	type View,
	type ViewLevel,
	type ViewSort
} from './view';
export { isFilterable, isSortable } from './view-fields';
