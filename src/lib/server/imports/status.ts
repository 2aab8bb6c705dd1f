/** Where an import is. */
export const IMPORT_STATUSES = [
	'detecting',
	'awaiting-mapping',
	'staging',
	'ready',
	'publishing',
	'published',
	'unchanged',
	'refused',
	'cancelled',
	'failed'
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Statuses in which an import may hold staged rows and uploads: it is not finished. */
export const OPEN_STATUSES: readonly ImportStatus[] = [
	'detecting',
	'awaiting-mapping',
	'staging',
	'ready',
	'publishing'
];
