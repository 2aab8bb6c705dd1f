import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsSaver, type SaveAnswer, type SaveState, type Theirs, type Wanted } from './saver';
import { takingKeys, withKey } from './settings-edits';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

interface Sent {
	readonly revision: number;
	readonly changes: readonly [string, Wanted][];
}

/** A saver whose server gives the answers of a list, one after the other. */
function saving(answers: SaveAnswer[]) {
	const sent: Sent[] = [];
	const states: SaveState[] = [];
	const taken: Theirs[] = [];
	let kept: ReadonlyMap<string, Wanted> | null = null;
	const saver = new SettingsSaver({
		revision: 3,
		send: (revision, changes) => {
			sent.push({ revision, changes: [...changes] });
			return Promise.resolve(answers.shift() ?? { kind: 'lost' });
		},
		onstate: (state) => states.push(state),
		ontheirs: (theirs) => taken.push(theirs),
		keep: (unsaved) => {
			kept = unsaved && new Map(unsaved);
		}
	});
	return { saver, sent, states, taken, kept: () => kept, last: () => states.at(-1)?.kind };
}

const saved = (revision: number): SaveAnswer => ({ kind: 'saved', revision, at: '2027-01-01T10:00:00Z' });
const theirs = (keys: readonly string[]): Theirs => ({
	revision: 8,
	settings: new Map(keys.map((key) => [key, 'theirs'])),
	keys,
	by: 'Camille'
});

describe('saving the settings of a scenario', () => {
	it('sends what was changed in one go, once, from the revision it knows', async () => {
		const { saver, sent, kept, last } = saving([saved(4), saved(5)]);
		saver.change('a', { value: 1 });
		saver.change('a', { value: 2 });
		saver.change('b', { reset: true });
		expect(kept()?.size).toBe(2);
		await vi.advanceTimersByTimeAsync(1000);
		expect(sent).toEqual([
			{
				revision: 3,
				changes: [
					['a', { value: 2 }],
					['b', { reset: true }]
				]
			}
		]);
		expect([last(), kept()]).toEqual(['saved', null]);
		saver.change('a', { value: 3 });
		await saver.flush();
		expect(sent[1]?.revision).toBe(4);
	});

	it('keeps what nobody answered to, and tries again', async () => {
		const { saver, sent, kept, last } = saving([{ kind: 'lost' }, saved(4)]);
		saver.change('a', { value: 1 });
		await saver.flush();
		expect([last(), kept()?.get('a')]).toEqual(['lost', { value: 1 }]);
		await vi.advanceTimersByTimeAsync(20_000);
		expect([sent.length, last(), kept()]).toEqual([2, 'saved', null]);
	});

	it('takes in what others changed elsewhere, and sends its own again from their revision', async () => {
		const { saver, sent, taken, last } = saving([{ kind: 'conflict', theirs: theirs(['b']) }, saved(9)]);
		saver.change('a', { value: 1 });
		await saver.flush();
		await vi.advanceTimersByTimeAsync(10);
		expect(taken).toHaveLength(1);
		expect(sent.map(({ revision }) => revision)).toEqual([3, 8]);
		expect(last()).toBe('saved');
	});

	it.each([
		['mine', 1],
		['theirs', 0]
	] as const)('asks about a setting that both changed; keeping %s', async (choice, more) => {
		const { saver, sent, taken, last } = saving([{ kind: 'conflict', theirs: theirs(['a']) }, saved(9)]);
		saver.change('a', { value: 1 });
		await saver.flush();
		expect([last(), taken.length]).toEqual(['conflict', 0]);
		saver.change('a', { value: 2 });
		await vi.advanceTimersByTimeAsync(5000);
		expect(sent).toHaveLength(1);
		saver.resolve(theirs(['a']), choice);
		await vi.advanceTimersByTimeAsync(10);
		expect(sent).toHaveLength(1 + more);
		if (choice === 'mine') expect(sent[1]).toEqual({ revision: 8, changes: [['a', { value: 2 }]] });
		expect(last()).toBe('saved');
	});
});

describe('changes of settings', () => {
	it('say or forget one key, and leave what they start from', () => {
		const before = new Map([['a', 1]]);
		expect([...withKey(before, 'b', { value: null })]).toEqual([
			['a', 1],
			['b', null]
		]);
		expect([...withKey(before, 'a', { reset: true })]).toEqual([]);
		expect([...before]).toEqual([['a', 1]]);
	});

	it('take keys as others have them, and forget those that they forgot', () => {
		const mine = new Map([
			['a', 1],
			['b', 1]
		]);
		expect([...takingKeys(mine, ['b', 'c'], new Map([['c', 2]]))]).toEqual([
			['a', 1],
			['c', 2]
		]);
	});
});
