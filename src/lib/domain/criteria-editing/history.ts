import type { Criteria } from '../segmentation';
import { ok, type Result } from '../shared';
import { applyEdit } from './apply-edit';
import type { Edit, EditProblem } from './edit';

/** Criteria as they are edited, with what can be undone and done again, the latest first. */
export interface History {
	readonly present: Criteria;
	readonly past: readonly Criteria[];
	readonly future: readonly Criteria[];
}

/** Edits that can be undone; older ones are forgotten. */
export const MOST_UNDOS = 200;

export const startHistory = (present: Criteria): History => ({ present, past: [], future: [] });

/** Does an edit; what had been undone can no longer be done again. */
export const doEdit = (history: History, edit: Edit): Result<History, EditProblem> =>
	doEdits(history, [edit]);

/** Does several edits as one: they are undone together, and none is done when one of them is refused. */
export function doEdits(history: History, edits: readonly Edit[]): Result<History, EditProblem> {
	let edited = history.present;
	for (const edit of edits) {
		const next = applyEdit(edited, edit);
		if (!next.ok) return next;
		edited = next.value;
	}
	if (edited === history.present) return ok(history);
	return ok({
		present: edited,
		past: [history.present, ...history.past].slice(0, MOST_UNDOS),
		future: []
	});
}

/** The history one edit back; the same where there is none. */
export function undo(history: History): History {
	const [present, ...past] = history.past;
	return present ? { present, past, future: [history.present, ...history.future] } : history;
}

/** The history with the last undone edit done again; the same where there is none. */
export function redo(history: History): History {
	const [present, ...future] = history.future;
	return present ? { present, past: [history.present, ...history.past], future } : history;
}
