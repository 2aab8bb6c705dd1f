export { applyOverrides, type Overridden } from './apply';
export {
	canMove,
	computedOutcomes,
	followUp,
	rowsOfSubject,
	subjectName,
	type FollowUp,
	type OverrideEffect
} from './follow-up';
export { pastOverrides, type OverrideSpan } from './history';
export type { Override, OverrideSubject, RulesInForce } from './override';
export { standingOf, type OverrideRecord, type Standing } from './record';
