/** What can be done that the journal keeps. */
export const ACTIONS = [
	'sign-in',
	'sign-in-refused',
	'sign-out',
	'session-revoked',
	'password-changed',
	'factor-added',
	'factor-removed',
	'recovery-used',
	'account-invited',
	'account-activated',
	'account-changed',
	'account-deactivated',
	'account-reactivated',
	'account-erased',
	'identity-linked',
	'link-made',
	'work-transferred',
	'import-started',
	'version-published',
	'version-restored',
	'value-decided',
	'value-withdrawn',
	'proposal-accepted',
	'entities-separated',
	'proposal-refused',
	'refusals-forgotten',
	'criteria-published',
	'criteria-draft-deleted',
	'override-decided',
	'override-withdrawn',
	'campaign-created',
	'campaign-marked',
	'exported',
	'setting-changed',
	'demonstration-closed'
] as const;
export type JournalAction = (typeof ACTIONS)[number];

/** Whether a text names something that the journal keeps. */
export const isJournalAction = (text: string): text is JournalAction =>
	ACTIONS.some((action) => action === text);
