export {
	changeMembers,
	createNamedList,
	listNamedLists,
	memberSets,
	membersOf,
	MOST_MEMBERS,
	readNamedList,
	type NamedList,
	type NamedListHead
} from './lists';
export { bringBack, changedBy, isNameConflict, remove, rename, seenBy } from './named-rows';
export type { SavedKind, SavedRefusal } from './refusal';
export { savedRefusalMessage } from './refusal-message';
export { createSharedView, listSharedViews, updateSharedView, type SharedView } from './views';
export { listReport, readListFile, type ListReport } from './read-list';
