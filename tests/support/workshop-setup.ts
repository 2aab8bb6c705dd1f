import {
	applyEvents,
	decide,
	EMPTY_STATE,
	type By,
	type Poll,
	type WorkshopCommand,
	type WorkshopEvent,
	type WorkshopSetup,
	type WorkshopState
} from '$lib/domain/workshop';
import { DRIVER, PROGRAM, WORKSHOP_SETUP } from './workshop-state';

/** A small workshop of two sub-groups and every kind of poll: of the workshop of tests, with short steps and sub-groups that one chooses. */
export const SETUP: WorkshopSetup = {
	...WORKSHOP_SETUP,
	title: 'Atelier d’essai',
	dataset: { version: 1, hash: 'h', fictional: true },
	scenario: 'base',
	agenda: [
		{ id: 'q1', kind: 'question-1', title: 'Qui en fait partie ?', seconds: 480 },
		{ id: 'q2', kind: 'question-2', title: 'Quels critères ?', seconds: 420 },
		{ id: 'q3', kind: 'question-3', title: 'Que financer ?', seconds: 300 },
		{ id: 'plenary', kind: 'plenary', title: 'Plénière', seconds: 300 },
		{ id: 'end', kind: 'conclusion', title: 'Conclusion', seconds: 300 }
	],
	groups: [
		{ id: 'a', name: 'Grands groupes', segments: ['large-group'] },
		{ id: 'b', name: 'Autres structures', segments: ['physical-mie', 'digital-mie'] }
	],
	room: { headCounts: false, money: false },
	placing: 'choose',
	smallest: 1,
	eraseAfterHours: 0
};

export const POLLS: readonly Poll[] = [
	{
		id: 'a-statements',
		kind: 'statements',
		step: 'q1',
		group: 'a',
		title: 'Ce qui est dit des grands groupes',
		items: [
			{ id: 's1', segment: 'large-group', theme: 'it', text: 'La DSI est centralisée.' },
			{ id: 's2', segment: 'large-group', theme: 'phone', text: 'Le téléphone est peu envisageable.' }
		]
	},
	{
		id: 'b-members',
		kind: 'members',
		step: 'q1',
		group: 'b',
		title: 'Structures à vérifier',
		items: [
			{
				id: 'm1',
				subject: { kind: 'structure', id: '350000011' },
				name: 'SESSAD fictif',
				place: 'Rennes',
				outcome: 'physical-mie',
				doubt: 'Service mobile',
				facts: []
			}
		]
	},
	{
		id: 'a-values',
		kind: 'values',
		step: 'q2',
		group: 'a',
		title: 'Seuils',
		items: [
			{
				id: 'v1',
				segment: 'large-group',
				field: 'organisation.esms',
				path: [1, 0],
				role: 'threshold',
				label: 'À partir de combien d’ESMS ?',
				unit: 'ESMS',
				current: 50,
				low: 5,
				high: 100,
				step: 5,
				bins: [
					{ from: 1, to: 15, count: 300 },
					{ from: 15, to: 50, count: 20 },
					{ from: 50, to: 200, count: 4 }
				],
				unknown: 0
			}
		]
	},
	{ id: 'a-ideas', kind: 'ideas', step: 'q2', group: 'a', title: 'Autres critères', items: [] },
	{
		id: 'b-points',
		kind: 'points',
		step: 'q3',
		group: 'b',
		title: 'Cent points',
		items: [
			{
				id: 'p1',
				segment: 'physical-mie',
				total: 100,
				unit: 'points',
				objects: [
					{ id: 'cards', label: 'Cartes', detail: '' },
					{ id: 'iam', label: 'IAM', detail: '' },
					{ id: 'training', label: 'Formation', detail: '' }
				]
			}
		]
	},
	{
		id: 'readiness',
		kind: 'readiness',
		step: 'end',
		group: null,
		title: 'Où en êtes-vous ?',
		items: [{ id: 'r1', text: 'Choisir la méthode cible' }]
	}
];

export { DRIVER, PROGRAM };
export const person = (id: number): By => ({ kind: 'participant', id });

/** The workshop opened and driven by facilitator 1, with people already in their sub-groups: odd ones in a, even ones in b. */
export function opened(people = 6, setup: Partial<WorkshopSetup> = {}): WorkshopState {
	const scenarios = { a: '1', b: '2' };
	const open = { type: 'open' as const, setup: { ...SETUP, ...setup }, polls: POLLS, drafts: { a: 1, b: 2 } };
	return play(EMPTY_STATE, [
		[PROGRAM, { ...open, scenarios }],
		[DRIVER, { type: 'take-driving' }],
		...Array.from({ length: people }, (_, i): readonly (readonly [By, WorkshopCommand])[] => [
			[PROGRAM, { type: 'join', participant: i + 1, persons: 1 }],
			[person(i + 1), { type: 'choose-group', group: i % 2 === 0 ? 'a' : 'b' }]
		]).flat()
	]);
}

/** The state after commands that must be accepted, a second apart. @throws Error on a refusal */
export function play(
	from: WorkshopState,
	commands: readonly (readonly [By, WorkshopCommand])[]
): WorkshopState {
	return commands.reduce((state, [by, command]) => {
		const decided = decide(state, by, command);
		if (!decided.ok) throw new Error(`${command.type}: ${decided.error.code}`);
		return happened(state, by, decided.value);
	}, from);
}

/** The state after events, all at the second of the first. */
export const happened = (state: WorkshopState, by: By, events: readonly WorkshopEvent[]): WorkshopState =>
	applyEvents(
		state,
		events.map((event, i) => ({ seq: state.seq + 1 + i, at: (state.seq + 1) * 1000, by, event }))
	);
