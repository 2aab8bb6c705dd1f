export { absentKernel, straddlingOrganisations } from './absent-siblings';
export { activeCondition, activeCriteria } from './active';
export { ALL_TRUE, bitBuffer, packBits, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
export { classify, refiner } from './classify';
export * from './classification';
export { BLOCK, combine, compileCondition, tableOf } from './compile';
export { createCompletions, type Besides, type Completions, type Knowledge } from './completions';
export * from './criteria';
export { CRITERIA_KEYS } from './criteria-format';
export { MAX_CRITERIA_TEXT, readCriteria, writeCriteria } from './criteria-json';
export { criteriaProblemMessage } from './criteria-problem-message';
export {
	outcomeIds,
	explain,
	throughSiblings,
	type ActualValue,
	type ExplainedNode,
	type ExplainedSegment,
	type Explanation,
	type MissingAnswer
} from './explain';
export { limitsOf, type Cell, type FieldCells } from './field-cells';
export { boundsRead, compilePredicate, type Kernel } from './predicate';
export { resolve, type Outcome } from './resolve';
export { inScopeFlags, scopeReader } from './scope';
export { settle, type Answers, type Bearing, type Settlement } from './settle';
export { eachBlock, isShared, masksOf, segmentKernels } from './siblings';
export * from './tree';
export { parseCriteria, type CriteriaProblem } from './validate';
