export { applyEdit } from './apply-edit';
export type { CriteriaChange, Edit, EditProblem, GroupKind, SegmentChange } from './edit';
export { editProblemMessage } from './edit-problem-message';
export { doEdit, doEdits, redo, startHistory, undo, type History } from './history';
