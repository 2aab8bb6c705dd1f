import { readCriteria, writeCriteria } from '$lib/domain/segmentation';
import * as v from 'valibot';
import type { DraftContent } from './draft-content';

/** Changes of a draft that the server has not accepted, as this browser keeps them. */
export interface KeptDraft {
	/** The revision they were made on. */
	readonly revision: number;
	readonly content: DraftContent;
	/** ISO date and time. */
	readonly at: string;
}

const TESTS = v.array(
	v.object({
		finess: v.string(),
		expected: v.string(),
		reason: v.string(),
		waiver: v.nullable(v.string())
	})
);
const KEPT = v.object({
	revision: v.number(),
	name: v.string(),
	criteria: v.string(),
	tests: TESTS,
	at: v.string()
});

const keyOf = (draft: number): string => `cible-2028.draft.${draft}`;

/** What was kept of a draft; null when there is nothing, or nothing that can be read. */
export function keptDraft(draft: number): KeptDraft | null {
	try {
		const stored = v.safeParse(KEPT, JSON.parse(localStorage.getItem(keyOf(draft)) ?? 'null'));
		if (!stored.success) return null;
		const { revision, name, criteria: text, tests, at } = stored.output;
		const criteria = readCriteria(text);
		return criteria.ok ? { revision, content: { name, criteria: criteria.value, tests }, at } : null;
	} catch {
		return null;
	}
}

/** Keeps changes until the server accepts them; the browser may have no room or refuse to, which loses nothing yet. */
export function keepDraft(draft: number, { revision, content }: Omit<KeptDraft, 'at'>): void {
	const { name, criteria, tests } = content;
	const at = new Date().toISOString();
	const stored = { revision, name, criteria: writeCriteria(criteria), tests, at };
	try {
		localStorage.setItem(keyOf(draft), JSON.stringify(stored));
	} catch {
		// The page itself still has them, and goes on trying to save.
	}
}

export function forgetDraft(draft: number): void {
	try {
		localStorage.removeItem(keyOf(draft));
	} catch {
		// Nothing is kept where nothing can be stored.
	}
}
