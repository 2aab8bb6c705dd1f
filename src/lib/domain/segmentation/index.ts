export {
	outcomeIds,
	explain,
	type ActualValue,
	type ExplainedNode,
	type ExplainedSegment,
	type Explanation,
	type MissingAnswer
} from './explain';
export { classify } from './classify';
export * from './classification';
export * from './criteria';
export { criteriaProblemMessage } from './criteria-problem-message';
export { settle, type Answers, type Bearing, type Settlement } from './settle';
export { parseCriteria, type CriteriaProblem } from './validate';
