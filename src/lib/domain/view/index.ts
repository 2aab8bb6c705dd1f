export { addressShare, formatView, parseView, type AddressShare } from './address';
export { applyOrganisationsView, applyStructuresView, structureScope } from './apply';
export { filterTest, type RowTest } from './filter';
export { findRows, matchQuality, type FoundRows } from './find';
export { fold } from './fold';
export { HELIOS_SECTOR, heliosColumn } from './helios-sector';
export { LIST, withoutGoneLists } from './lists';
export { CERTAINTIES, resolveField, segmentValues, type Coded, type ViewData } from './resolve';
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
