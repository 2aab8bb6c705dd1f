import { describe, expect, it } from 'vitest';
import { piecesOf, type RoomPieces } from '$lib/domain/workshop';
import { DRIVER, MOMENTS, workshopAt, type Moment } from '../../../../../../tests/support/workshop-state';
import { slideId, slideNow, slideOfChange, slidesOf } from './slides';

const seen = (moment: Moment): RoomPieces => piecesOf(workshopAt(moment).state, { kind: 'presenter' });

describe('What the projector shows', () => {
	it.each([
		['joining', 'accueil'],
		['split', 'etape-split'],
		['question-1', 'etape-question-1'],
		['question-1-revealed', 'vote-b-members'],
		['question-2', 'etape-question-2'],
		['plenary', 'pleniere'],
		['conclusion', 'vote-readiness'],
		['closed', 'merci']
	] as const)('at « %s » it is « %s »', (moment, id) => {
		expect(slideId(slideNow(seen(moment)))).toBe(id);
	});

	it('after something was applied, is what it did, until the next step', () => {
		expect(slideNow(seen('applied')).kind).toBe('effect');
		expect(slideId(slideNow(seen('question-3')))).toBe('etape-question-3');
	});

	it('is one of what can be chosen, each with an address of its own', () => {
		for (const moment of MOMENTS) {
			const ids = slidesOf(seen(moment)).map(slideId);
			expect(ids).toContain(slideId(slideNow(seen(moment))));
			expect(new Set(ids).size).toBe(ids.length);
		}
	});

	it('never offers a vote that is not shown yet', () => {
		expect(slidesOf(seen('split')).some(({ kind }) => kind === 'poll')).toBe(false);
	});

	it('turns to what has just happened, and to nothing while answers come in', () => {
		const told = workshopAt('question-1');
		const before = piecesOf(told.state, { kind: 'presenter' });
		const answers = {
			type: 'answer',
			poll: 'a-statements',
			round: 1,
			item: 'large-group-who',
			answer: { stance: 'no' }
		} as const;
		told.does({ kind: 'participant', id: 1 }, answers);
		expect(slideOfChange(before, piecesOf(told.state, { kind: 'presenter' }))).toBeNull();
		told.does(DRIVER, { type: 'reveal-poll', poll: 'a-statements' });
		expect(slideOfChange(before, piecesOf(told.state, { kind: 'presenter' }))).toEqual({
			kind: 'poll',
			poll: 'a-statements'
		});
		told.does(DRIVER, { type: 'reveal-poll', poll: 'b-members' });
		expect(slideOfChange(before, piecesOf(told.state, { kind: 'presenter' }))).toEqual({
			kind: 'poll',
			poll: 'a-statements'
		});
		expect(slideOfChange(seen('question-2-revealed'), seen('applied'))?.kind).toBe('effect');
		expect(slideOfChange(seen('question-2'), seen('question-3'))).toEqual({
			kind: 'step',
			step: 'question-3'
		});
	});
});
