/** What a room applies, on the criteria and the overrides of a sub-group. */
export { withCriterion, withValue, type CriteriaEditProblem } from './edits';
export { criteriaApplied, grantApplied, subjectOfMember, withOverride, withRehearsed } from './applied';
