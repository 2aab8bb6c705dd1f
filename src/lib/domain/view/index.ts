export { formatView, parseView } from './address';
export { applyOrganisationsView, applyStructuresView } from './apply';
export { findRows, matchQuality, type FoundRows } from './find';
export { fold } from './fold';
export { HELIOS_SECTOR, heliosColumn } from './helios-sector';
export { LIST, withoutGoneLists } from './lists';
export { CERTAINTIES, segmentValues, type ViewData } from './resolve';
export {
	defaultView,
	type OrganisationsView,
	type StructuresView,
	type View,
	type ViewLevel,
	type ViewSort
} from './view';
export { isFilterable, isSortable } from './view-fields';
