import { send } from '../../../around/send';
import * as v from 'valibot';
import type { DraftContent } from './draft-content';
import type { SaveAnswer, Send } from './draft-saver';

const SAVED = v.object({ id: v.number(), revision: v.number(), updatedAt: v.string() });
const TESTS = v.array(
	v.object({
		finess: v.string(),
		expected: v.string(),
		reason: v.string(),
		waiver: v.nullable(v.string())
	})
);
const THEIRS = v.object({
	name: v.string(),
	text: v.string(),
	tests: TESTS,
	revision: v.number(),
	updatedAt: v.string(),
	updatedBy: v.nullable(v.string())
});
const CONFLICT = v.object({ code: v.literal('changed-meanwhile'), theirs: THEIRS });
const REFUSED = v.object({ message: v.string() });

/** More than this cannot be sent by a page that is going away. */
const MOST_OUTLIVING_BYTES = 60_000;

/** Saves a draft by its number. */
export const saveTo =
	(draft: number): Send =>
	async (revision, content, isLast): Promise<SaveAnswer> => {
		const body = JSON.stringify({ revision, ...content });
		try {
			const response = await fetch(`/api/criteria/drafts/${draft}`, {
				method: 'PUT',
				headers: { accept: 'application/json', 'content-type': 'application/json' },
				body,
				keepalive: isLast && body.length < MOST_OUTLIVING_BYTES
			});
			return answerOf(response.ok, response.status, await response.json().catch(() => null));
		} catch {
			return { kind: 'lost' };
		}
	};

const SERVER_FAULT = 500;

function answerOf(isOk: boolean, status: number, answer: unknown): SaveAnswer {
	if (isOk) {
		const saved = v.safeParse(SAVED, answer);
		return saved.success ? { kind: 'saved', ...saved.output } : { kind: 'lost' };
	}
	const conflict = v.safeParse(CONFLICT, answer);
	if (conflict.success) return { kind: 'conflict', theirs: conflict.output.theirs };
	const refused = v.safeParse(REFUSED, answer);
	if (refused.success && status < SERVER_FAULT) return { kind: 'refused', message: refused.output.message };
	return { kind: 'lost' };
}

/** Makes another draft. @returns its number, or the sentence of the refusal */
export const makeDraft = (content: DraftContent, origin: number) =>
	send('POST', '/api/criteria/drafts', { ...content, origin }, SAVED);
