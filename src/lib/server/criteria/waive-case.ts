import { err, type Result } from '$lib/domain/shared';
import type { Database } from '../db';
import type { Actor } from '../journal';
import type { Draft } from './draft';
import { draftAt, saveDraft } from './drafts';
import { casesToPublish } from './own-cases';
import { criteriaInForce } from './versions';
import type { CriteriaRefusal } from './refusal';

/** Which test case of a draft may fail, and why. */
export interface Waiver {
	/** Place of the case among those that the draft is published with. */
	readonly place: number;
	/** French; null when it may fail no longer. */
	readonly reason: string | null;
}

/** Says that a test case of a draft may fail, or no longer; nothing else of the draft changes. */
export async function waiveCase(
	db: Database,
	id: number,
	revision: number,
	{ place, reason }: Waiver,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const draft = await draftAt(db, id, revision, actor);
	if (!draft.ok) return draft;
	const { name, criteria } = draft.value;
	if (!criteria.ok) return err({ code: 'invalid', problems: criteria.error });
	const tests = casesToPublish(draft.value, await criteriaInForce(db)).map((test, i) =>
		i === place ? { ...test, waiver: reason } : test
	);
	return saveDraft(db, id, revision, { name, criteria: criteria.value, tests }, actor);
}
