export { conformityHref, parseConformity } from './address';
export { actionLines, mailingColumns } from './mailing';
export {
	organisationConformity,
	structureConformity,
	type ChecklistLine,
	type OwnConformity
} from './own-conformity';
export { rateText } from './rate-text';
export {
	conformitySheet,
	exitKey,
	type ActionSheet,
	type ChecklistTally,
	type ConformitySheet,
	type MilestoneSheet
} from './sheet';
export type { UseConformity, Verdict } from './use-lines';
