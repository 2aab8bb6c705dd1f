/** Where an import is: the statuses of the server, told again here because a page may not import the server. */
export type Status =
	| 'detecting'
	| 'awaiting-mapping'
	| 'staging'
	| 'ready'
	| 'publishing'
	| 'published'
	| 'unchanged'
	| 'refused'
	| 'cancelled'
	| 'failed';

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
	detecting: 'Reconnaissance des fichiers',
	'awaiting-mapping': 'Colonnes à confirmer',
	staging: 'Lecture en cours',
	ready: 'Aperçu prêt',
	publishing: 'Publication en cours',
	published: 'Version publiée',
	unchanged: 'Rien de nouveau',
	refused: 'Import refusé',
	cancelled: 'Import annulé',
	failed: 'Import interrompu'
};

const OPEN: readonly Status[] = ['detecting', 'awaiting-mapping', 'staging', 'ready', 'publishing'];
const RUNNING: readonly Status[] = ['detecting', 'staging', 'publishing'];

/** True while an import may still publish something. */
export const isOpen = (status: Status): boolean => OPEN.includes(status);

/** True while the program works on it by itself. */
export const isRunning = (status: Status): boolean => RUNNING.includes(status);
