import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DRIVER,
	happened,
	opened,
	person,
	play,
	POLLS,
	PROGRAM
} from '../../../../tests/support/workshop-setup';
import {
	applyEvent,
	applyEvents,
	answersOf,
	convergence,
	decide,
	EMPTY_STATE,
	millisecondsLeft,
	MOST_IDEAS,
	piecesOf,
	readAnswer,
	tallyOf,
	type Audience,
	type By,
	type KeptEvent,
	type WorkshopCommand,
	type WorkshopState
} from './index';

const AUDIENCES: readonly Audience[] = [
	{ kind: 'presenter' },
	{ kind: 'console' },
	{ kind: 'participant', group: 'a' },
	{ kind: 'participant', group: 'b' },
	{ kind: 'participant', group: null }
];

const PEOPLE = 6;

/** Anything that a participant may send to any poll, right or wrong. */
const anyAnswer = fc.oneof(
	fc.constantFrom('agree', 'nuanced', 'no', 'maybe').map((stance) => ({ stance })),
	fc.record({
		place: fc.constantFrom('stay', 'move', 'unknown'),
		to: fc.constantFrom('large-group', 'digital-mie', 'nowhere')
	}),
	fc.record({ value: fc.oneof(fc.integer({ min: -10, max: 200 }), fc.constantFrom(NaN, Infinity, 7.5)) }),
	fc.record({ support: fc.boolean() }),
	fc.record({
		points: fc.dictionary(
			fc.constantFrom('cards', 'iam', 'training', 'other', '__proto__'),
			fc.oneof(fc.integer({ min: -20, max: 120 }), fc.constantFrom(0.5, NaN, '40'))
		)
	}),
	fc.record({ progress: fc.constantFrom('done', 'started', 'never') }),
	fc.anything()
);

const polls = fc.constantFrom(...POLLS.map(({ id }) => id), 'none', 'constructor', '__proto__');
const items = fc.constantFrom('s1', 's2', 'm1', 'v1', 'p1', 'r1', 'idea-20', 'none');
const people = fc.integer({ min: 1, max: PEOPLE + 1 }).map(person);

const anyCommand: fc.Arbitrary<readonly [By, WorkshopCommand]> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc
			.tuple(people, polls, items, fc.integer({ min: 1, max: 2 }), anyAnswer)
			.map(([by, poll, item, round, answer]) => [by, { type: 'answer', poll, item, round, answer }] as const)
	},
	{
		weight: 4,
		arbitrary: fc
			.tuple(fc.constantFrom('open-poll', 'close-poll', 'reveal-poll', 'new-round'), polls)
			.map(([type, poll]) => [DRIVER, { type, poll }] as const)
	},
	fc
		.constantFrom('q1', 'q2', 'q3', 'plenary', 'end', 'none')
		.map((step) => [DRIVER, { type: 'start-step', step }] as const),
	fc
		.tuple(people, polls)
		.map(([by, poll]) => [by, { type: 'propose', poll, text: 'Une idée', proposal: null }] as const),
	fc
		.tuple(people, fc.constantFrom('a', 'b'))
		.map(([by, group]) => [by, { type: 'choose-group', group }] as const),
	fc
		.integer({ min: 1, max: PEOPLE })
		.map((participant) => [DRIVER, { type: 'remove', participant }] as const),
	fc.constantFrom('pause', 'resume').map((type) => [DRIVER, { type }] as const)
);

/** Commands played one after the other, those refused left out, with every event that they made. */
function run(commands: readonly (readonly [By, WorkshopCommand])[]): {
	readonly state: WorkshopState;
	readonly events: readonly KeptEvent[];
} {
	let state = opened(PEOPLE);
	const events: KeptEvent[] = [];
	for (const [by, command] of commands) {
		const decided = decide(state, by, command);
		if (!decided.ok) continue;
		for (const event of decided.value) {
			const kept: KeptEvent = { seq: state.seq + 1, at: state.seq * 1000, by, event };
			events.push(kept);
			state = applyEvent(state, kept);
		}
	}
	return { state, events };
}

const bytes = (state: WorkshopState, audience: Audience): string => JSON.stringify(piecesOf(state, audience));

describe('laws of a workshop', () => {
	it('is the same from all its events, and from any snapshot and the rest', () => {
		fc.assert(
			fc.property(fc.array(anyCommand, { maxLength: 60 }), fc.nat(), (commands, at) => {
				const { state, events } = run(commands);
				const cut = events.length === 0 ? 0 : at % (events.length + 1);
				const snapshot: unknown = JSON.parse(
					JSON.stringify(applyEvents(opened(PEOPLE), events.slice(0, cut)))
				);
				expect(applyEvents(snapshot as WorkshopState, events.slice(cut))).toEqual(state);
			})
		);
	});

	it('counts answers the same in whatever order independent ones come', () => {
		const sent = fc.uniqueArray(
			fc.record({
				id: fc.constantFrom(1, 3, 5),
				item: fc.constantFrom('s1', 's2'),
				stance: fc.constantFrom('agree', 'nuanced', 'no')
			}),
			{ selector: ({ id, item }) => `${id} ${item}` }
		);
		const start = play(opened(PEOPLE), [[DRIVER, { type: 'open-poll', poll: 'a-statements' }]]);
		const tallyAfter = (all: readonly { id: number; item: string; stance: string }[]) => {
			const state = play(
				start,
				all.map(({ id, item, stance }) => [
					person(id),
					{ type: 'answer', poll: 'a-statements', round: 1, item, answer: { stance } }
				])
			);
			return tallyOf(state.polls['a-statements']!, 1, 1);
		};
		fc.assert(
			fc.property(
				sent.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
				([all, shuffled]) => {
					expect(tallyAfter(shuffled)).toEqual(tallyAfter(all));
				}
			)
		);
	});

	it('counts a participant once an item, with the last thing that they said', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('agree', 'nuanced', 'no'), { minLength: 1, maxLength: 20 }),
				(said) => {
					const state = play(opened(PEOPLE), [
						[DRIVER, { type: 'open-poll', poll: 'a-statements' }],
						...said.map(
							(stance) =>
								[
									person(1),
									{ type: 'answer', poll: 'a-statements', round: 1, item: 's1', answer: { stance } }
								] as const
						)
					]);
					expect(tallyOf(state.polls['a-statements']!, 1, 1)['s1']).toMatchObject({
						answers: 1,
						counts: { [said.at(-1) ?? '']: 1 }
					});
				}
			)
		);
	});

	it('keeps points whole, at 0 or more, and within the total, whatever is sent', () => {
		const poll = POLLS.find(({ id }) => id === 'b-points')!;
		fc.assert(
			fc.property(anyAnswer, (given) => {
				const read = readAnswer(poll, poll.items[0]!, given, []);
				if (!read || !('points' in read)) return;
				const values = Object.values(read.points);
				expect(values.every((value) => Number.isInteger(value) && value > 0)).toBe(true);
				expect(values.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(100);
			})
		);
	});

	it('shows nobody a byte that depends on what was answered before it is revealed', () => {
		const stances = ['agree', 'nuanced', 'no'];
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(1, 3, 5), fc.constantFrom('s1', 's2')), { maxLength: 6 }),
				fc.array(fc.constantFrom(...stances), { minLength: 6, maxLength: 6 }),
				fc.array(fc.constantFrom(...stances), { minLength: 6, maxLength: 6 }),
				fc.boolean(),
				(who, one, other, isClosed) => {
					const answered = (said: readonly string[]): WorkshopState => {
						const byPlace = new Map(who.map(([id, item], i) => [`${id} ${item}`, said[i] ?? 'no']));
						return happened(
							who.reduce(
								(state, [id, item]) =>
									applyEvent(state, {
										seq: state.seq + 1,
										at: 0,
										by: person(id),
										event: {
											type: 'answered',
											poll: 'a-statements',
											round: 1,
											item,
											answer: { stance: byPlace.get(`${id} ${item}`) as 'agree' }
										}
									}),
								play(opened(PEOPLE), [[DRIVER, { type: 'open-poll', poll: 'a-statements' }]])
							),
							DRIVER,
							isClosed ? [{ type: 'poll-closed', poll: 'a-statements' }] : []
						);
					};
					for (const audience of AUDIENCES)
						expect(bytes(answered(other), audience)).toBe(bytes(answered(one), audience));
				}
			)
		);
	});

	it('shows what was answered once it is revealed, and the words of people to facilitators alone', () => {
		const answers = (reason: string): WorkshopState =>
			play(opened(PEOPLE), [
				[DRIVER, { type: 'start-step', step: 'q1' }],
				[
					person(2),
					{ type: 'answer', poll: 'b-members', round: 1, item: 'm1', answer: { place: 'stay', reason } }
				],
				[DRIVER, { type: 'reveal-poll', poll: 'b-members' }]
			]);
		const room = AUDIENCES.filter(({ kind }) => kind !== 'console');
		for (const audience of room) expect(bytes(answers('Parce que'), audience)).not.toContain('Parce que');
		expect(bytes(answers('Parce que'), { kind: 'console' })).toContain('Parce que');
		expect(bytes(answers(''), { kind: 'presenter' })).toContain('"stay":1');
	});

	it('keeps the first round in sight while a second one is hidden', () => {
		const second = (stance: string): WorkshopState =>
			play(opened(PEOPLE), [
				[DRIVER, { type: 'open-poll', poll: 'a-statements' }],
				[person(1), { type: 'answer', poll: 'a-statements', round: 1, item: 's1', answer: { stance: 'no' } }],
				[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }],
				[DRIVER, { type: 'new-round', poll: 'a-statements' }],
				[person(1), { type: 'answer', poll: 'a-statements', round: 2, item: 's1', answer: { stance } }]
			]);
		for (const audience of AUDIENCES)
			expect(bytes(second('agree'), audience)).toBe(bytes(second('no'), audience));
		expect(piecesOf(second('agree'), { kind: 'presenter' })['tally:a-statements']?.rounds).toHaveLength(1);
		expect(answersOf(second('agree'), 1)).toEqual({ 'a-statements': { s1: { stance: 'agree' } } });
	});
});

describe('what is refused', () => {
	const open = play(opened(PEOPLE), [[DRIVER, { type: 'start-step', step: 'q1' }]]);
	const closed = play(open, [[DRIVER, { type: 'close', records: {} }]]);
	const answer = (change: object): WorkshopCommand => ({
		type: 'answer',
		poll: 'a-statements',
		round: 1,
		item: 's1',
		answer: { stance: 'agree' },
		...change
	});

	it.each<[string, WorkshopState, By, WorkshopCommand]>([
		['not-live', EMPTY_STATE, person(1), answer({})],
		['not-live', closed, person(1), answer({})],
		['not-live', closed, DRIVER, { type: 'start-step', step: 'q2' }],
		['unknown-participant', open, person(99), answer({})],
		['removed', play(open, [[DRIVER, { type: 'remove', participant: 1 }]]), person(1), answer({})],
		['other-group', open, person(2), answer({})],
		['other-round', open, person(1), answer({ round: 2 })],
		['unknown-item', open, person(1), answer({ item: 'm1' })],
		[
			'unknown-item',
			play(open, [[DRIVER, { type: 'hide-item', poll: 'a-statements', item: 's1', hidden: true }]]),
			person(1),
			answer({})
		],
		['bad-answer', open, person(1), answer({ answer: { stance: 'oui' } })],
		['bad-answer', open, person(1), answer({ answer: null })],
		// What is not shown yet is not even known to exist.
		['unknown-poll', open, person(1), answer({ poll: 'a-values', item: 'v1', answer: { value: 50 } })],
		[
			'poll-not-open',
			play(open, [[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }]]),
			person(1),
			answer({})
		],
		['not-allowed', open, person(1), { type: 'close', records: {} }],
		['not-allowed', open, DRIVER, answer({})],
		['not-allowed', open, person(1), { type: 'join', participant: 8, persons: 1 }],
		['not-allowed', open, person(1), { type: 'restitute', group: 'a', lines: ['Voilà'] }],
		['not-driver', open, { kind: 'facilitator', id: 2 }, { type: 'start-step', step: 'q2' }],
		['unknown-step', open, DRIVER, { type: 'start-step', step: 'none' }],
		['unknown-group', open, person(1), { type: 'choose-group', group: 'c' }],
		['wrong-phase', open, DRIVER, { type: 'new-round', poll: 'a-statements' }],
		['bad-agenda', open, DRIVER, { type: 'change-agenda', agenda: [] }],
		['bad-words', open, DRIVER, { type: 'note', kind: 'decision', group: null, text: 'x'.repeat(281) }],
		[
			'already-open',
			open,
			PROGRAM,
			{ type: 'open', setup: open.setup!, polls: [], drafts: {}, scenarios: {} }
		]
	])('%s', (code, state, by, command) => {
		expect(decide(state, by, command)).toMatchObject({ ok: false, error: { code } });
	});

	it('an idea too many of one participant', () => {
		const ideas = (count: number) =>
			Array.from(
				{ length: count },
				() => [person(1), { type: 'propose', poll: 'a-ideas', text: 'Idée', proposal: null }] as const
			);
		const state = play(opened(PEOPLE), [[DRIVER, { type: 'start-step', step: 'q2' }], ...ideas(MOST_IDEAS)]);
		expect(decide(state, ...ideas(1)[0]!)).toMatchObject({ error: { code: 'too-many-ideas' } });
	});

	it('an event that does not follow the last one', () => {
		const event = { type: 'paused' } as const;
		for (const seq of [open.seq, open.seq + 2])
			expect(() => applyEvent(open, { seq, at: 0, by: DRIVER, event })).toThrow(RangeError);
	});
});

describe('what happens', () => {
	it('a step opens its polls and closes those of others; asked twice, nothing more happens', () => {
		const first = play(opened(PEOPLE), [[DRIVER, { type: 'start-step', step: 'q1' }]]);
		expect([first.polls['a-statements']?.phase, first.polls['a-values']?.phase]).toEqual(['open', 'waiting']);
		expect(decide(first, DRIVER, { type: 'start-step', step: 'q1' })).toEqual({ ok: true, value: [] });
		const second = play(first, [[DRIVER, { type: 'start-step', step: 'q2' }]]);
		expect([second.polls['a-statements']?.phase, second.polls['a-values']?.phase]).toEqual([
			'closed',
			'open'
		]);
	});

	it('who is given a sub-group gets the smaller one, and stays there', () => {
		const join = (participant: number) => [PROGRAM, { type: 'join', participant, persons: 1 }] as const;
		const state = play(opened(0, { placing: 'given' }), [join(1), join(9)]);
		expect(state.participants[1]?.group).toBe('a');
		expect(state.participants[9]?.group).toBe('b');
		expect(decide(state, person(9), { type: 'choose-group', group: 'a' })).toMatchObject({ ok: false });
	});

	it('the same clock for all: planned, added and paused time', () => {
		const state = play(opened(0), [
			[DRIVER, { type: 'start-step', step: 'q1' }],
			[DRIVER, { type: 'add-time', seconds: 300 }]
		]);
		const { startedAt } = state.clock;
		expect(millisecondsLeft(state.clock, state.agenda, startedAt + 10_000)).toBe(770_000);
		const paused = play(state, [[DRIVER, { type: 'pause' }]]);
		const left = millisecondsLeft(paused.clock, paused.agenda, startedAt + 99_000);
		expect(millisecondsLeft(paused.clock, paused.agenda, startedAt + 999_000)).toBe(left);
		expect(millisecondsLeft(opened(0).clock, opened(0).agenda, 0)).toBeNull();
	});

	it('the cost of one organisation is shown to the room only when it may see it, that of the territory always', () => {
		const effect = {
			what: 'Seuil',
			moved: 1,
			shifts: [],
			sso: { before: 0, after: 0, undeterminedBefore: 0, undeterminedAfter: 0 },
			money: { before: 111, after: 222, years: [] },
			movers: []
		};
		const apply = { type: 'apply', group: 'a', to: 'criteria', poll: null, item: null, effect } as const;
		const hidden = play(opened(PEOPLE), [[DRIVER, apply]]);
		expect(bytes(hidden, { kind: 'presenter' })).not.toContain('222');
		expect(bytes(hidden, { kind: 'participant', group: 'a' })).not.toContain('222');
		expect(bytes(hidden, { kind: 'presenter' })).toContain('keepsMoney');
		expect(bytes(hidden, { kind: 'console' })).toContain('222');
		const many = play(opened(PEOPLE), [[DRIVER, { ...apply, effect: { ...effect, moved: 42 } }]]);
		expect(bytes(many, { kind: 'presenter' })).toContain('222');
		expect(bytes(many, { kind: 'participant', group: 'a' })).toContain('222');
		const shares = play(opened(PEOPLE), [
			[DRIVER, { ...apply, to: 'scenario', effect: { ...effect, moved: 0 } }]
		]);
		expect(bytes(shares, { kind: 'participant', group: 'a' })).toContain('222');
		const change = {
			kind: 'member',
			subject: { kind: 'organisation', id: 'o' },
			to: 'large-group',
			override: null
		} as const;
		const member = play(opened(PEOPLE), [
			[DRIVER, { ...apply, to: 'override', effect: { ...effect, moved: 12, change } }]
		]);
		expect(bytes(member, { kind: 'presenter' })).not.toContain('222');
		const shown = play(opened(PEOPLE, { room: { headCounts: false, money: true } }), [[DRIVER, apply]]);
		expect(bytes(shown, { kind: 'presenter' })).toContain('222');
	});
});

describe('results', () => {
	const poll = (id: string) => POLLS.find((each) => each.id === id)!;
	const round = (id: string, item: string, answers: readonly object[]) =>
		tallyOf(
			{
				poll: poll(id),
				phase: 'revealed',
				round: 1,
				hidden: [],
				proposed: {},
				rounds: [{ [item]: Object.fromEntries(answers.map((answer, i) => [i + 1, answer as never])) }]
			},
			1,
			1
		)[item];

	it('give the median and the middle half of values, in the bins of what they fall on', () => {
		expect(
			round(
				'a-values',
				'v1',
				[10, 20, 30, 50, 100].map((value) => ({ value }))
			)
		).toEqual({
			kind: 'values',
			answers: 5,
			median: 30,
			lowerQuartile: 20,
			upperQuartile: 50,
			bins: [
				{ from: 1, to: 15, count: 1 },
				{ from: 15, to: 50, count: 2 },
				{ from: 50, to: 200, count: 2 }
			]
		});
	});

	it('one absurd share of points moves the room little, and shares add up', () => {
		const usual = { points: { cards: 60, iam: 40 } };
		const tally = round('b-points', 'p1', [usual, usual, usual, { points: { training: 100 } }]);
		expect(tally).toMatchObject({ kind: 'points', shares: { cards: 60, iam: 40, training: 0 } });
	});

	it('shares of points by means when no object has a middle answer', () => {
		const tally = round('b-points', 'p1', [
			{ points: { cards: 100 } },
			{ points: { iam: 100 } },
			{ points: { training: 100 } }
		]);
		expect(tally).toMatchObject({ shares: { cards: 34, iam: 33, training: 33 } });
	});

	it('say nothing but their number when they are few', () => {
		const state = opened(0).polls['a-values']!;
		expect(tallyOf(state, 1, 3)['v1']).toEqual({ kind: 'few', answers: 0 });
	});

	it('measure disagreement, and how much nearer a second round comes', () => {
		const stances = (all: readonly string[]) =>
			round(
				'a-statements',
				's1',
				all.map((stance) => ({ stance }))
			);
		const [split, close, same] = [
			['agree', 'no'],
			['agree', 'agree', 'agree', 'no'],
			['agree', 'agree']
		].map(stances);
		expect(split).toMatchObject({ disagreement: 0.5 });
		expect(convergence(split, close)).toBe(0.5);
		expect(convergence(split, same)).toBe(1);
		expect(convergence(close, split)).toBe(-1);
		expect(convergence(same, split)).toBeNull();
		expect(convergence(undefined, split)).toBeNull();
	});
});
