import { expect, it } from 'vitest';
import { randomFrom } from '../funding';
import { readAnswer } from './check-answer';
import { fictionalAnswer, fictionalIdea } from './fiction';
import type { Poll } from './poll';

const base = { id: 'p', step: 's', group: null, title: 'T' };
const SEGMENTS = ['x', 'y'];
const polls: readonly Poll[] = [
	{ ...base, kind: 'statements', items: [{ id: 'i', segment: 'x', theme: 'who', text: 'T' }] },
	{
		...base,
		kind: 'members',
		items: ['x', 'undetermined'].map((outcome) => ({
			id: outcome,
			subject: { kind: 'structure' as const, id: '1' },
			name: 'N',
			place: 'P',
			outcome,
			doubt: '',
			facts: []
		}))
	},
	{
		...base,
		kind: 'values',
		items: [
			{ current: 50, low: 0, high: 400, step: 1 },
			{ current: 0, low: 0, high: 10, step: 1 },
			{ current: 1000, low: 0, high: 20_000, step: 50 },
			{ current: 47.5, low: 0, high: 101, step: 2 }
		].map((scale, i) => ({
			id: `v${i}`,
			segment: 'x',
			field: '',
			path: [],
			role: 'threshold' as const,
			label: 'L',
			unit: '',
			bins: [],
			unknown: 0,
			...scale
		}))
	},
	{
		...base,
		kind: 'points',
		items: [
			{
				id: 'i',
				segment: 'x',
				total: 100,
				unit: 'points',
				objects: ['a', 'b', 'c'].map((id) => ({ id, label: id, detail: '' }))
			}
		]
	},
	{ ...base, kind: 'readiness', items: [{ id: 'i', text: 'T' }] },
	{
		...base,
		kind: 'satisfaction',
		items: [
			{ id: 'n', text: 'T', scale: 'note' },
			{ id: 'w', text: 'T', scale: 'words' }
		]
	}
];

it('is always an answer that the room takes, and not always the same', () => {
	const chance = randomFrom(7);
	for (const poll of polls)
		for (const item of poll.items) {
			const seen = new Set<string>();
			for (let i = 0; i < 300; i++) {
				const answer = fictionalAnswer(poll, item, SEGMENTS, chance);
				if (answer === null) continue;
				expect(readAnswer(poll, item, answer, SEGMENTS), JSON.stringify(answer)).not.toBeNull();
				seen.add(JSON.stringify(answer));
			}
			if (!('scale' in item && item.scale === 'words')) expect(seen.size).toBeGreaterThan(1);
		}
});

it('leans under the value in force, so that applying what the room says moves something', () => {
	const chance = randomFrom(11);
	const poll = polls.find(({ kind }) => kind === 'values');
	if (poll?.kind !== 'values') throw new Error('values');
	for (const item of poll.items.filter(({ current, low, step }) => current - low > step)) {
		const said = Array.from(
			{ length: 201 },
			() => (fictionalAnswer(poll, item, SEGMENTS, chance) as { readonly value: number }).value
		).sort((a, b) => a - b);
		expect(said[100]).toBeLessThan(item.current * 0.75);
		expect(said[100]).toBeGreaterThan(item.current * 0.4);
		expect(said[200]).toBeGreaterThan(item.current * 0.9);
	}
});

it('is the same for the same seed', () => {
	const all = (seed: number): string => {
		const chance = randomFrom(seed);
		return JSON.stringify(
			polls.map((poll) => poll.items.map((item) => fictionalAnswer(poll, item, SEGMENTS, chance)))
		);
	};
	expect(all(3)).toBe(all(3));
	expect(all(3)).not.toBe(all(4));
});

it('says of every idea that it is fictional', () => {
	for (let turn = 0; turn < 10; turn++) expect(fictionalIdea(turn)).toMatch(/\(idée fictive\)$/);
});
