import { describe, expect, it } from 'vitest';
import { nearestStep, piecesOf, roomPolls } from '$lib/domain/workshop';
import {
	DRIVER,
	newWorkshop,
	workshopAt,
	type Moment,
	type ToldWorkshop
} from '../../../../../../tests/support/workshop-state';
import { rehearsalTurn } from './rehearsal-turn';

const turnOf = (told: ToldWorkshop) => rehearsalTurn(piecesOf(told.state, { kind: 'console' }));
const kindAt = (moment: Moment): string => turnOf(workshopAt(moment)).kind;

describe('What whoever rehearses is told to do', () => {
	it.each([
		['joining', 'begin'],
		['split', 'go-on'],
		['question-2-revealed', 'apply'],
		['applied', 'go-on'],
		['satisfaction', 'end']
	] as const)('at « %s » is to « %s »', (moment, kind) => {
		expect(kindAt(moment)).toBe(kind);
	});

	it('is to begin in a workshop that has just opened', () => {
		expect(turnOf(newWorkshop()).kind).toBe('begin');
	});

	it('is to have the room answer, to reveal all that it answered, then to note what it decides', () => {
		const told = workshopAt('question-3');
		const turn = turnOf(told);
		if (turn.kind !== 'reveal') throw new Error(turn.kind);
		for (const poll of turn.polls) told.does(DRIVER, { type: 'reveal-poll', poll });
		expect(turnOf(told).kind).toBe('apply');
		told.does(DRIVER, { type: 'start-step', step: 'plenary' });
		expect(turnOf(told).kind).toBe('note');
		told.does(DRIVER, { type: 'note', kind: 'decision', group: null, text: 'Relire le seuil' });
		expect(turnOf(told).kind).toBe('go-on');
	});

	it('is to apply a value that the room would change, at its middle one', () => {
		const turn = turnOf(workshopAt('question-2-revealed'));
		if (turn.kind !== 'apply' || turn.first?.action.type !== 'apply-value') throw new Error(turn.kind);
		const { action } = turn.first;
		const poll = roomPolls(piecesOf(workshopAt('question-2-revealed').state, { kind: 'console' })).find(
			({ poll: { id } }) => id === action.poll
		);
		const item = poll?.poll.kind === 'values' ? poll.poll.items.find(({ id }) => id === action.item) : null;
		expect(item && action.value !== item.current && nearestStep(item, action.value) === action.value).toBe(
			true
		);
		expect(turn.first.title).toBe(item?.label);
	});

	it('is to apply how the room shared its points, over every segment that it shared them for', () => {
		const told = workshopAt('question-3');
		const turn = turnOf(told);
		if (turn.kind !== 'reveal') throw new Error(turn.kind);
		for (const poll of turn.polls) told.does(DRIVER, { type: 'reveal-poll', poll });
		expect(turnOf(told)).toMatchObject({ kind: 'apply', first: { action: { type: 'apply-points' } } });
	});

	it('is to answer again when a second round is asked', () => {
		const told = workshopAt('question-2-revealed');
		told.does(DRIVER, { type: 'new-round', poll: 'a-values' });
		expect(turnOf(told).kind).toBe('answer');
	});

	it('is to end once the last step is done', () => {
		const told = workshopAt('conclusion');
		told.does(DRIVER, { type: 'start-step', step: 'satisfaction' });
		expect(turnOf(told).kind).toBe('answer');
		for (const participant of Object.keys(told.state.participants).map(Number))
			told.does(
				{ kind: 'participant', id: participant },
				{ type: 'answer', poll: 'satisfaction', round: 1, item: 'useful', answer: { note: 4 } }
			);
		expect(turnOf(told)).toEqual({ kind: 'reveal', polls: ['satisfaction'] });
		told.does(DRIVER, { type: 'reveal-poll', poll: 'satisfaction' });
		expect(turnOf(told).kind).toBe('end');
	});
});
