export type { Draft, DraftContent, DraftHead } from './draft';
export {
	createDraft,
	deleteDraft,
	listDrafts,
	readDraft,
	readDrafts,
	restoreDraft,
	saveDraft
} from './drafts';
export { casesToPublish, ownCases } from './own-cases';
export { openDraft, takeUpVersion } from './open-draft';
export { publishDraft, sameRules, type Publication } from './publish';
export type { CriteriaRefusal } from './refusal';
export { criteriaRefusalMessage } from './refusal-message';
export { UnreadableCriteria } from './unreadable';
export { waiveCase, type Waiver } from './waive-case';
export { criteriaHash, type CriteriaVersion, type CriteriaVersionHead } from './version';
export { criteriaInForce, listCriteriaVersions, readCriteriaVersion } from './versions';
