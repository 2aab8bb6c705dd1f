import * as v from 'valibot';
import type { SaveAnswer, Send } from './saver';

const SAVED = v.object({ revision: v.number(), at: v.string() });
const CONFLICT = v.object({
	theirs: v.object({
		revision: v.number(),
		settings: v.array(v.tuple([v.string(), v.unknown()])),
		keys: v.array(v.string()),
		by: v.string()
	})
});
const REFUSED = v.object({ message: v.string() });

/** More than this cannot be sent by a page that is going away. */
const MOST_OUTLIVING_BYTES = 60_000;
const SERVER_FAULT = 500;

/** Saves settings of a scenario by its number. @param whyOf the reason of the changes, in words; `''` for none */
export const saveTo =
	(scenario: number, whyOf: () => string): Send =>
	async (revision, changes, isLast): Promise<SaveAnswer> => {
		const body = JSON.stringify({
			revision,
			note: whyOf().trim(),
			changes: [...changes].map(([key, wanted]) => ({ key, ...wanted }))
		});
		try {
			const response = await fetch(`/api/funding/scenarios/${scenario}`, {
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

function answerOf(isOk: boolean, status: number, answer: unknown): SaveAnswer {
	if (isOk) {
		const saved = v.safeParse(SAVED, answer);
		return saved.success ? { kind: 'saved', ...saved.output } : { kind: 'lost' };
	}
	const conflict = v.safeParse(CONFLICT, answer);
	if (conflict.success) {
		const { theirs } = conflict.output;
		return { kind: 'conflict', theirs: { ...theirs, settings: new Map(theirs.settings) } };
	}
	const refused = v.safeParse(REFUSED, answer);
	if (refused.success && status < SERVER_FAULT) return { kind: 'refused', message: refused.output.message };
	return { kind: 'lost' };
}
