import { describe, expect, it } from 'vitest';
import { answersOf, piecesOf, type You } from '$lib/domain/workshop';
import { DRIVER, workshopAt, type Moment } from '../../../../../../tests/support/workshop-state';
import { phoneScreen } from './phone-screen';

/** What the phone of somebody of the first sub-group shows; of who has none yet, when said so. */
function shown(
	moment: Moment,
	{ group = 'a', removed = false, again }: { group?: string | null; removed?: boolean; again?: string } = {}
) {
	const told = workshopAt(moment);
	if (again !== undefined) told.does(DRIVER, { type: 'new-round', poll: again });
	const you: You = {
		participant: 1,
		name: '',
		organisation: '',
		persons: 1,
		group,
		removed,
		answers: answersOf(told.state, 1)
	};
	const screen = phoneScreen(piecesOf(told.state, { kind: 'participant', group }), you);
	return screen.kind === 'polls' ? screen.polls.map(({ poll, phase }) => `${poll.id} ${phase}`) : screen.kind;
}

describe('the phone of a participant', () => {
	it.each([
		['joining', 'waiting'],
		['split', 'waiting'],
		['question-1', ['a-statements open', 'a-members open']],
		['question-1-revealed', ['a-statements revealed', 'a-members revealed']],
		['question-2', ['a-values open', 'a-ideas open']],
		['question-3', ['a-points open']],
		['plenary', 'plenary'],
		['conclusion', ['readiness revealed']],
		['satisfaction', ['satisfaction revealed']],
		['closed', 'closed']
	] as const)('at « %s » shows what is asked then, of the sub-group alone', (moment, screen) => {
		expect(shown(moment)).toEqual(screen);
	});

	it.each([
		['joining', 'waiting'],
		['split', 'choose-group'],
		['question-2', 'choose-group'],
		['plenary', 'plenary'],
		['closed', 'closed']
	] as const)('at « %s » without a sub-group shows « %s »', (moment, screen) => {
		expect(shown(moment, { group: null })).toBe(screen);
	});

	it('shows nothing of the room to who was removed', () => {
		expect(shown('question-1', { removed: true })).toBe('removed');
	});

	it('shows a question of another step that is asked again', () => {
		expect(shown('question-2', { again: 'a-statements' })).toContain('a-statements open');
	});
});
