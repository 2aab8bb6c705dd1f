export {
	conditionWords,
	GROUP_WORDS,
	JOIN_WORDS,
	nodeWords,
	OPERATOR_WORDS,
	scoreWords,
	type ConditionWords
} from './condition-words';
export {
	countsByRow,
	draftFigures,
	followDraft,
	draftFinding,
	type DraftFigures,
	type DraftOutcome
} from './draft-figures';
export { firstCondition, searchFields, valueChoices, withOperator, type ValueChoice } from './field-choices';
export { NOTHING_FOLDED, unfoldedTo, withFold } from './folded';
export { additionAt, groupKindOf, regroupEdits, ungroupEdits } from './node-edits';
export { SECTOR_CHOICES, SUBSECTOR_CHOICES } from './scope-choices';
export { freeSegmentId } from './free-segment-id';
export { dropOn, placeTowards, type Direction, type Drop } from './tree-moves';
export { keyOfRef, treeRows, type Folded, type NodeRow, type SegmentRow, type TreeRow } from './tree-rows';
export { nearestRow, stepFrom } from './tree-steps';
