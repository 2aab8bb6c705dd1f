import { describe, expect, it } from 'vitest';
import { DRIVER, opened, person, play } from '../../../../tests/support/workshop-setup';
import type { WorkshopSetup, WorkshopState } from '../workshop';
import { recordFinding, recordNote, recordOf, recordTables } from './index';

const SECRET = 'Une raison que personne ne doit lire';

/** A workshop that asked both sub-groups, revealed one of them, and closed. */
function closed(setup: Partial<WorkshopSetup> = {}): WorkshopState {
	return play(opened(6, setup), [
		[DRIVER, { type: 'start-step', step: 'q1' }],
		...[1, 3, 5].map(
			(id) =>
				[
					person(id),
					{
						type: 'answer',
						poll: 'a-statements',
						round: 1,
						item: 's1',
						answer: { stance: id === 5 ? 'no' : 'agree' }
					}
				] as const
		),
		[person(1), { type: 'answer', poll: 'a-statements', round: 1, item: 's2', answer: { stance: 'agree' } }],
		[
			person(2),
			{
				type: 'answer',
				poll: 'b-members',
				round: 1,
				item: 'm1',
				answer: { place: 'move', to: 'digital-mie', reason: SECRET }
			}
		],
		[DRIVER, { type: 'hide-item', poll: 'a-statements', item: 's2', hidden: true }],
		[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }],
		[DRIVER, { type: 'start-step', step: 'plenary' }],
		[DRIVER, { type: 'note', kind: 'decision', group: 'a', text: 'Garder <50> & « =SOMME »' }],
		[DRIVER, { type: 'note', kind: 'dissent', group: null, text: 'Le téléphone' }],
		[DRIVER, { type: 'restitute', group: 'b', lines: ['Première ligne', '', 'Troisième'] }],
		[DRIVER, { type: 'close', records: {} }]
	]);
}

const rowsOf = (state: WorkshopState, file: string): readonly (readonly string[])[] => {
	const table = recordTables(recordOf(state)!).find((each) => each.file === file);
	return [...(table?.rows() ?? [])];
};

describe('the record of a workshop', () => {
	it('is there once it is over, and not before', () => {
		expect(recordOf(opened(2))).toBeNull();
		expect(recordOf(closed())?.attendance).toMatchObject({ devices: 6, persons: 6 });
	});

	it('says nothing of what was not revealed but how many answered', () => {
		const state = closed();
		const everything = JSON.stringify([
			recordOf(state)?.polls,
			...recordTables(recordOf(state)!).map(({ rows }) => [...rows()])
		]);
		expect(everything).not.toContain(SECRET);
		expect(rowsOf(state, 'resultats.csv').filter(([poll]) => poll === 'b-members')).toEqual([
			[
				'b-members',
				'1',
				'',
				'Non dévoilé',
				'',
				'Appartenance',
				'Autres structures',
				'Structures à vérifier',
				'1',
				''
			]
		]);
	});

	it('leaves out what a facilitator took out of sight', () => {
		expect(rowsOf(closed(), 'resultats.csv').some(([, , item]) => item === 's2')).toBe(false);
	});

	it('gives each measure of what was revealed', () => {
		const rows = rowsOf(closed(), 'resultats.csv').filter(([, , item]) => item === 's1');
		expect(rows.map(([, , , measure, , , , , answers, value]) => [measure, answers, value])).toEqual([
			['D’accord', '3', '2'],
			['À nuancer', '3', '0'],
			['Non', '3', '1'],
			['Désaccord', '3', '0,33']
		]);
	});

	it('breaks down neither a small sub-group nor a result of few answers', () => {
		const state = closed({ smallest: 4 });
		expect(rowsOf(state, 'presence.csv')).toEqual([
			['Grands groupes', '', ''],
			['Autres structures', '', ''],
			['Ensemble', '6', '6']
		]);
		expect(rowsOf(state, 'resultats.csv').find(([, , item]) => item === 's1')).toMatchObject({
			3: 'Trop peu de réponses',
			8: '3',
			9: ''
		});
	});

	it('holds the time of each step, planned and held', () => {
		const [first, second] = recordOf(closed())!.steps;
		expect(first).toMatchObject({ plannedSeconds: 480 });
		expect(first?.heldSeconds).toBeGreaterThan(0);
		expect(second).toMatchObject({ heldSeconds: null });
	});

	it('keeps decisions, dissent and restitutions', () => {
		expect(rowsOf(closed(), 'decisions.csv').map(([kind, group, , text]) => [kind, group, text])).toEqual([
			['Décision', 'Grands groupes', 'Garder <50> & « =SOMME »'],
			['Désaccord', '', 'Le téléphone'],
			['Restitution', 'Autres structures', 'Première ligne'],
			['Restitution', 'Autres structures', ''],
			['Restitution', 'Autres structures', 'Troisième']
		]);
	});

	it('lists what was applied beside what was noted as decided', () => {
		const effect = {
			what: 'Grands groupes\u00a0: ESMS de l’organisme ≥ 35',
			moved: 42,
			shifts: [],
			sso: { before: 0, after: 0, undeterminedBefore: 0, undeterminedAfter: 0 },
			money: null,
			movers: []
		};
		const state = play(opened(6), [
			[DRIVER, { type: 'apply', group: 'a', to: 'criteria', poll: null, item: null, effect }],
			[DRIVER, { type: 'close', records: {} }]
		]);
		const record = recordOf(state)!;
		expect(recordNote(record, '')).toContain('Ce qui a été appliqué dans la salle');
		expect(recordNote(record, '')).toContain('42\u00a0structures changent de segment</li>');
		expect(recordFinding(record)).toContain('1\u00a0application, dont 1 qui change des segments');
	});

	it('prints a sheet that bears the hash, and nothing as markup that people wrote', () => {
		const note = recordNote(recordOf(closed())!, 'a'.repeat(64));
		expect(note).toContain('a'.repeat(64));
		expect(note).toContain('Garder &lt;50&gt; &amp;');
		expect(note).toContain('Aucune suite n’a été notée.');
		expect(recordFinding(recordOf(closed())!)).toBe('6\u00a0participants, 1\u00a0décision, rien d’appliqué.');
	});
});
