import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT } from '../../../../../../tests/support/random-criteria';
import type { DraftContent } from './draft-content';
import { DraftSaver, type SaveAnswer, type SaveState, type Theirs } from './draft-saver';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const content = (name: string): DraftContent => ({ name, criteria: DEFAULT, tests: [] });
const THEIRS: Theirs = { name: 'x', text: '{}', tests: [], revision: 9, updatedAt: '', updatedBy: 'Ada' };
const saved = (revision: number): SaveAnswer => ({ kind: 'saved', revision, updatedAt: `t${revision}` });

/** A saver whose requests are answered by hand, with all that it sent, said and kept. */
function saverOf(revision = 1) {
	const sent: string[] = [];
	const states: SaveState['kind'][] = [];
	const kept: (string | null)[] = [];
	const waiting: ((answer: SaveAnswer) => void)[] = [];
	const saver = new DraftSaver({
		revision,
		savedAt: 't0',
		send: (at, { name }, isLast) => {
			sent.push(`${at} ${name}${isLast ? ' last' : ''}`);
			return new Promise((resolve) => waiting.push(resolve));
		},
		onstate: ({ kind }) => states.push(kind),
		keep: (unsaved) => kept.push(unsaved && `${unsaved.revision} ${unsaved.content.name}`)
	});
	const answer = async (one: SaveAnswer): Promise<void> => {
		waiting.shift()?.(one);
		await vi.advanceTimersByTimeAsync(0);
	};
	return { saver, sent, states, kept, answer };
}

it('saves once what changes in one go, from the revision it had', async () => {
	const { saver, sent, states, kept, answer } = saverOf(3);
	saver.change(content('a'));
	saver.change(content('b'));
	await vi.advanceTimersByTimeAsync(2000);
	expect(sent).toEqual(['3 b']);
	await answer(saved(4));
	expect(states.at(-1)).toBe('saved');
	expect(kept.at(-1)).toBeNull();
	expect(saver.mustSave).toBe(false);
});

it('sends what changed during a save afterwards, from the new revision', async () => {
	const { saver, sent, answer } = saverOf();
	saver.change(content('a'));
	await vi.advanceTimersByTimeAsync(2000);
	saver.change(content('b'));
	await vi.advanceTimersByTimeAsync(5000);
	expect(sent).toEqual(['1 a']);
	await answer(saved(2));
	await vi.advanceTimersByTimeAsync(2000);
	expect(sent).toEqual(['1 a', '2 b']);
	expect(saver.mustSave).toBe(true);
});

it('keeps what nobody answered to, and tries again by itself', async () => {
	const { saver, sent, states, kept, answer } = saverOf();
	saver.change(content('a'));
	await vi.advanceTimersByTimeAsync(2000);
	await answer({ kind: 'lost' });
	expect(states.at(-1)).toBe('lost');
	expect(kept.at(-1)).toBe('1 a');
	await vi.advanceTimersByTimeAsync(20_000);
	expect(sent).toEqual(['1 a', '1 a']);
	await answer(saved(2));
	expect(kept.at(-1)).toBeNull();
});

it('keeps the latest of what could not be saved', async () => {
	const { saver, kept, answer } = saverOf();
	saver.change(content('a'));
	await vi.advanceTimersByTimeAsync(2000);
	saver.change(content('b'));
	await answer({ kind: 'lost' });
	expect(kept.at(-1)).toBe('1 b');
});

it('sends nothing more after a conflict, and keeps what was not saved', async () => {
	const { saver, sent, states, kept, answer } = saverOf();
	saver.change(content('a'));
	await vi.advanceTimersByTimeAsync(2000);
	await answer({ kind: 'conflict', theirs: THEIRS });
	saver.change(content('b'));
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent).toEqual(['1 a']);
	expect(states.at(-1)).toBe('conflict');
	expect(saver.mustSave).toBe(false);
	expect(kept.at(-1)).toBe('1 a');
});

it('does not repeat by itself what the server refuses', async () => {
	const { saver, sent, states, answer } = saverOf();
	saver.change(content('a'));
	await vi.advanceTimersByTimeAsync(2000);
	await answer({ kind: 'refused', message: 'Non.' });
	await vi.advanceTimersByTimeAsync(60_000);
	expect(sent).toEqual(['1 a']);
	expect(states.at(-1)).toBe('refused');
	saver.change(content('b'));
	await vi.advanceTimersByTimeAsync(2000);
	expect(sent).toEqual(['1 a', '1 b']);
});

it('saves at once when the page goes away', async () => {
	const { saver, sent } = saverOf();
	saver.change(content('a'));
	void saver.flush(true);
	await vi.advanceTimersByTimeAsync(0);
	expect(sent).toEqual(['1 a last']);
});

it('saves at once, to the end, before a page that reads the draft', async () => {
	const { saver, sent, answer } = saverOf();
	saver.change(content('a'));
	let isDone = false;
	void saver.flush().then(() => (isDone = true));
	await vi.advanceTimersByTimeAsync(0);
	expect([sent, isDone]).toEqual([['1 a'], false]);
	await answer(saved(2));
	expect(isDone).toBe(true);
});
