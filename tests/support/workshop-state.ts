import {
	applyEvents,
	decide,
	EMPTY_STATE,
	type Answer,
	type By,
	type Effect,
	type KeptEvent,
	type MemberItem,
	type Poll,
	type StatementItem,
	type ValueItem,
	type WorkshopCommand,
	type WorkshopSetup,
	type WorkshopState
} from '$lib/domain/workshop';

/** When the workshops of tests open, server's time. */
export const OPENED_AT = Date.UTC(2026, 10, 29, 9, 0, 0);

/** A workshop that is told command by command, as a room would live it. */
export interface ToldWorkshop {
	readonly state: WorkshopState;
	readonly events: readonly KeptEvent[];
	/** What was asked for, in order. */
	readonly asked: readonly { readonly by: By; readonly command: WorkshopCommand }[];
	/**
	 * What somebody asks for, a second later.
	 * @throws Error when it is refused
	 */
	does(by: By, command: WorkshopCommand): void;
	/** Time goes by. */
	waits(seconds: number): void;
	readonly now: number;
}

export const PROGRAM: By = { kind: 'program' };
/** The facilitator who drives. */
export const DRIVER: By = { kind: 'facilitator', id: 1 };

const SEGMENTS = [
	{ id: 'large-group', label: 'Grands groupes, cible maximale' },
	{ id: 'physical-mie', label: 'Structures à MIE physique' },
	{ id: 'digital-mie', label: 'Structures à MIE digitalisé' }
] as const;

export const WORKSHOP_SETUP: WorkshopSetup = {
	title: 'Atelier 1 – Attendus généraux',
	scope: ['53'],
	territory: 'Bretagne',
	dataset: { version: 1, hash: 'f'.repeat(64), fictional: true },
	criteriaVersion: 1,
	scenario: '1',
	agenda: [
		{ id: 'presentation', kind: 'presentation', title: 'Présentation', seconds: 900 },
		{ id: 'split', kind: 'split', title: 'Répartition en deux groupes', seconds: 300 },
		{ id: 'question-1', kind: 'question-1', title: 'Qui fait partie de chaque segment ?', seconds: 480 },
		{
			id: 'question-2',
			kind: 'question-2',
			title: 'Quels critères caractérisent chaque segment ?',
			seconds: 420
		},
		{ id: 'question-3', kind: 'question-3', title: 'Que financer ?', seconds: 300 },
		{ id: 'plenary', kind: 'plenary', title: 'Synthèse en plénière', seconds: 300 },
		{ id: 'conclusion', kind: 'conclusion', title: 'Conclusion', seconds: 300 },
		{ id: 'satisfaction', kind: 'satisfaction', title: 'Satisfaction', seconds: 30 }
	],
	groups: [
		{ id: 'a', name: 'Groupe A – Grands groupes', segments: ['large-group'] },
		{ id: 'b', name: 'Groupe B – MIE physique et digitalisé', segments: ['physical-mie', 'digital-mie'] }
	],
	segments: SEGMENTS,
	devices: 'person',
	room: { headCounts: false, money: true },
	voters: {
		statements: 'group',
		members: 'group',
		values: 'group',
		ideas: 'group',
		points: 'group',
		readiness: 'everyone',
		satisfaction: 'everyone'
	},
	placing: 'given',
	smallest: 3,
	eraseAfterHours: 24,
	rehearsal: false
};

const statements = (segment: string): readonly StatementItem[] => [
	{
		id: `${segment}-who`,
		segment,
		theme: 'who',
		text: 'Ce sont les grands groupes PA, PH ou domicile, parfois mixtes avec le sanitaire.'
	},
	{
		id: `${segment}-it`,
		segment,
		theme: 'it',
		text: 'La DSI est centralisée et dispose de quelques moyens.'
	},
	{
		id: `${segment}-professionals`,
		segment,
		theme: 'professionals',
		text: 'Tous les types de professionnels y travaillent, avec un fort renouvellement.'
	},
	{
		id: `${segment}-dui`,
		segment,
		theme: 'dui',
		text: 'L’accès au DUI est très répandu, y compris pour des intervenants externes.'
	},
	{ id: `${segment}-accounts`, segment, theme: 'accounts', text: 'Les comptes sont nominatifs.' },
	{
		id: `${segment}-phone`,
		segment,
		theme: 'phone',
		text: 'L’usage du téléphone personnel est peu envisageable.'
	},
	{
		id: `${segment}-wish`,
		segment,
		theme: 'wish',
		text: 'Une brique SSO est souhaitée pour simplifier l’usage.'
	}
];

const member = (id: string, name: string, outcome: string, doubt: string): MemberItem => ({
	id,
	subject: { kind: 'organisation', id },
	name,
	place: '18 ESMS en Bretagne',
	outcome,
	doubt,
	facts: ['PH et domicile', 'DSI centralisée : oui']
});

const esms: ValueItem = {
	id: 'large-group-esms',
	segment: 'large-group',
	field: 'organisation.esms',
	path: [0],
	role: 'threshold',
	label: 'À partir de combien d’ESMS un organisme est-il un grand groupe ?',
	unit: 'ESMS',
	current: 50,
	low: 5,
	high: 200,
	step: 5,
	bins: [
		{ from: 1, to: 2, count: 412 },
		{ from: 2, to: 5, count: 168 },
		{ from: 5, to: 10, count: 71 },
		{ from: 10, to: 20, count: 38 },
		{ from: 20, to: 50, count: 22 },
		{ from: 50, to: 100, count: 7 },
		{ from: 100, to: 200, count: 3 }
	],
	unknown: 14
};

const objects = [
	{ id: 'device', label: 'Moyens d’identification', detail: 'Cartes, clés et lecteurs' },
	{ id: 'iam', label: 'Gestion des identités', detail: 'IAM et SSO' },
	{ id: 'project', label: 'Conduite du projet', detail: 'Chefferie de projet, procédures' },
	{ id: 'training', label: 'Formation', detail: '' }
];

/** The polls of the script, with a few items each. */
export const WORKSHOP_POLLS: readonly Poll[] = [
	{
		id: 'a-statements',
		kind: 'statements',
		step: 'question-1',
		group: 'a',
		title: 'Ce que nous avons entendu des grands groupes',
		items: statements('large-group')
	},
	{
		id: 'b-statements',
		kind: 'statements',
		step: 'question-1',
		group: 'b',
		title: 'Ce que nous avons entendu des autres structures',
		items: [...statements('physical-mie'), ...statements('digital-mie')]
	},
	{
		id: 'a-members',
		kind: 'members',
		step: 'question-1',
		group: 'a',
		title: 'Qui est un grand groupe ?',
		items: [
			member('org-1', 'ADAPEI du Finistère', 'large-group', 'À 2 ESMS du seuil'),
			member('org-2', 'Fondation Ildys', 'physical-mie', 'Départementale, 18 ESMS'),
			member('org-3', 'ADMR du Morbihan', 'digital-mie', 'Grand groupe de l’aide à domicile')
		]
	},
	{
		id: 'b-members',
		kind: 'members',
		step: 'question-1',
		group: 'b',
		title: 'MIE physique ou digitalisé ?',
		items: [member('org-4', 'SSIAD de Vannes', 'digital-mie', 'Soins à domicile')]
	},
	{
		id: 'a-values',
		kind: 'values',
		step: 'question-2',
		group: 'a',
		title: 'Les seuils des grands groupes',
		items: [esms]
	},
	{
		id: 'b-values',
		kind: 'values',
		step: 'question-2',
		group: 'b',
		title: 'Les seuils des autres segments',
		items: [
			{
				...esms,
				id: 'physical-mie-staff',
				segment: 'physical-mie',
				field: 'structure.staff',
				label: 'À partir de combien de professionnels un MIE physique ?',
				unit: 'professionnels',
				current: 10
			}
		]
	},
	{ id: 'a-ideas', kind: 'ideas', step: 'question-2', group: 'a', title: 'D’autres critères ?', items: [] },
	{ id: 'b-ideas', kind: 'ideas', step: 'question-2', group: 'b', title: 'D’autres critères ?', items: [] },
	{
		id: 'a-points',
		kind: 'points',
		step: 'question-3',
		group: 'a',
		title: 'Que financer pour les grands groupes ?',
		items: [{ id: 'points-large-group', segment: 'large-group', total: 100, unit: 'points', objects }]
	},
	{
		id: 'b-points',
		kind: 'points',
		step: 'question-3',
		group: 'b',
		title: 'Que financer pour les autres ?',
		items: [
			{ id: 'points-physical-mie', segment: 'physical-mie', total: 100, unit: 'points', objects },
			{ id: 'points-digital-mie', segment: 'digital-mie', total: 100, unit: 'points', objects }
		]
	},
	{
		id: 'readiness',
		kind: 'readiness',
		step: 'conclusion',
		group: null,
		title: 'Où en êtes-vous ?',
		items: [
			{ id: 'rie', text: 'Comprendre les exigences du nouveau RIE' },
			{ id: 'target', text: 'Choisir la méthode d’authentification cible' },
			{ id: 'plan', text: 'Élaborer la stratégie jusqu’à fin 2028' },
			{ id: 'procedures', text: 'Rédiger les procédures du déploiement' }
		]
	},
	{
		id: 'satisfaction',
		kind: 'satisfaction',
		step: 'satisfaction',
		group: null,
		title: 'Et cet atelier ?',
		items: [
			{ id: 'useful', text: 'Cet atelier vous a été utile', scale: 'note' },
			{ id: 'words', text: 'En quelques mots', scale: 'words' }
		]
	}
];

/** What lowering the threshold did, as the server would say it. */
export const SAMPLE_EFFECT: Effect = {
	what: 'Seuil d’ESMS\u00a0: 50 → 30',
	moved: 42,
	shifts: [
		{ outcome: 'large-group', before: 318, after: 360 },
		{ outcome: 'physical-mie', before: 941, after: 912 },
		{ outcome: 'digital-mie', before: 402, after: 389 },
		{ outcome: 'undetermined', before: 61, after: 61 }
	],
	sso: { before: 3, after: 3, undeterminedBefore: 4, undeterminedAfter: 5 },
	money: {
		before: 1_840_000_000,
		after: 1_960_000_000,
		years: [
			{ year: 2027, before: 900_000_000, after: 960_000_000 },
			{ year: 2028, before: 940_000_000, after: 1_000_000_000 }
		]
	},
	movers: [
		{ finess: '290000001', name: 'EHPAD Les Genêts', from: 'physical-mie', to: 'large-group' },
		{ finess: '290000002', name: 'Foyer de Kerlouan', from: 'physical-mie', to: 'large-group' },
		{ finess: '560000003', name: 'SAAD Pays de Vannes', from: 'digital-mie', to: 'large-group' }
	]
};

/** A workshop of which nothing has happened, to be told command by command. */
export function newWorkshop(): ToldWorkshop {
	let state = EMPTY_STATE;
	let now = OPENED_AT;
	const events: KeptEvent[] = [];
	const asked: { readonly by: By; readonly command: WorkshopCommand }[] = [];
	return {
		get state() {
			return state;
		},
		get now() {
			return now;
		},
		events,
		asked,
		does(by, command) {
			const decided = decide(state, by, command);
			if (!decided.ok) throw new Error(`Refused: ${command.type}, ${decided.error.code}`);
			now += 1000;
			asked.push({ by, command });
			const kept = decided.value.map((event, i) => ({ seq: state.seq + 1 + i, at: now, by, event }));
			events.push(...kept);
			state = applyEvents(state, kept);
		},
		waits(seconds) {
			now += seconds * 1000;
		}
	};
}

/** Where a told workshop stops. */
export const MOMENTS = [
	'joining',
	'split',
	'question-1',
	'question-1-revealed',
	'question-2',
	'question-2-revealed',
	'applied',
	'question-3',
	'question-3-revealed',
	'plenary',
	'conclusion',
	'satisfaction',
	'closed'
] as const;
export type Moment = (typeof MOMENTS)[number];

/** A whole workshop of 24 people, up to a moment of it. */
export function workshopAt(moment: Moment): ToldWorkshop {
	const told = newWorkshop();
	for (const each of MOMENTS.slice(0, MOMENTS.indexOf(moment) + 1)) CHAPTERS[each](told);
	return told;
}

const PEOPLE = Array.from({ length: 24 }, (_, i) => i + 1);
const start = (told: ToldWorkshop, step: string): void => told.does(DRIVER, { type: 'start-step', step });

/** Those who vote in a poll answer, all but some who are slow. */
function everybodyAnswers(
	told: ToldWorkshop,
	id: string,
	answer: (who: number, item: string, at: number) => Answer
): void {
	const { poll, round } = told.state.polls[id] ?? {};
	if (!poll || round === undefined) throw new Error(`No poll ${id}`);
	const voters = PEOPLE.filter(
		(who) => poll.group === null || told.state.participants[who]?.group === poll.group
	);
	for (const who of voters.filter((each) => each % 9 !== 0))
		poll.items.forEach((item, at) =>
			told.does(
				{ kind: 'participant', id: who },
				{ type: 'answer', poll: id, round, item: item.id, answer: answer(who, item.id, at) }
			)
		);
}

const reveal = (told: ToldWorkshop, ...polls: readonly string[]): void =>
	polls.forEach((poll) => told.does(DRIVER, { type: 'reveal-poll', poll }));

const CHAPTERS: Readonly<Record<Moment, (told: ToldWorkshop) => void>> = {
	joining(told) {
		told.does(PROGRAM, {
			type: 'open',
			setup: WORKSHOP_SETUP,
			polls: WORKSHOP_POLLS,
			drafts: { a: 11, b: 12 },
			scenarios: { a: '21', b: '22' }
		});
		told.does(DRIVER, { type: 'take-driving' });
		for (const participant of PEOPLE) told.does(PROGRAM, { type: 'join', participant, persons: 1 });
	},
	split(told) {
		start(told, 'split');
		told.does(DRIVER, { type: 'name-rapporteur', group: 'a', participant: 1 });
	},
	'question-1'(told) {
		start(told, 'question-1');
		for (const id of ['a-statements', 'b-statements'])
			everybodyAnswers(told, id, (who, _, at) => ({
				stance: (who * 7 + at * 5) % 11 < 8 - at ? 'agree' : (who + at) % 3 === 0 ? 'no' : 'nuanced'
			}));
		for (const id of ['a-members', 'b-members'])
			everybodyAnswers(told, id, (who, _, at) =>
				at === 1 && who % 5 !== 1
					? { place: 'move', to: 'large-group', reason: 'Même DSI que le siège' }
					: who % 6 === 1
						? { place: 'unknown' }
						: { place: 'stay' }
			);
	},
	'question-1-revealed': (told) => reveal(told, 'a-statements', 'b-statements', 'a-members', 'b-members'),
	'question-2'(told) {
		start(told, 'question-2');
		for (const id of ['a-values', 'b-values'])
			everybodyAnswers(told, id, (who) => ({ value: [20, 30, 30, 40, 25, 60, 200][who % 7] ?? 30 }));
		told.does(
			{ kind: 'participant', id: 1 },
			{ type: 'propose', poll: 'a-ideas', text: 'Une DSI commune plutôt qu’un nombre d’ESMS', proposal: null }
		);
		told.does(
			{ kind: 'participant', id: 3 },
			{
				type: 'propose',
				poll: 'a-ideas',
				text: '',
				proposal: {
					segment: 'large-group',
					field: 'organisation.centralIt',
					op: 'eq',
					value: 'yes',
					sentence: 'La DSI est centralisée'
				}
			}
		);
		everybodyAnswers(told, 'a-ideas', (who, _, at) => ({ support: (who + at) % 3 !== 0 }));
	},
	'question-2-revealed': (told) => reveal(told, 'a-values', 'b-values', 'a-ideas', 'b-ideas'),
	applied: (told) =>
		told.does(DRIVER, {
			type: 'apply',
			group: 'a',
			to: 'criteria',
			poll: 'a-values',
			item: 'large-group-esms',
			effect: SAMPLE_EFFECT
		}),
	'question-3'(told) {
		start(told, 'question-3');
		for (const id of ['a-points', 'b-points'])
			everybodyAnswers(told, id, (who) => ({
				points: { device: 40 - (who % 4) * 10, iam: 30, project: 10 + (who % 4) * 10, training: 20 }
			}));
	},
	'question-3-revealed': (told) => reveal(told, 'a-points', 'b-points'),
	plenary(told) {
		start(told, 'plenary');
		told.does(DRIVER, {
			type: 'restitute',
			group: 'a',
			lines: ['La DSI commune compte plus que la taille', 'Seuil à 30 ESMS', 'Financer l’IAM d’abord']
		});
		told.does(DRIVER, {
			type: 'note',
			kind: 'decision',
			group: null,
			text: 'Le seuil de 30 ESMS est retenu pour la suite.'
		});
		told.does(DRIVER, {
			type: 'note',
			kind: 'dissent',
			group: 'b',
			text: 'Deux participants tiennent à 50 ESMS.'
		});
		told.does(DRIVER, {
			type: 'note',
			kind: 'next-step',
			group: null,
			text: 'Tester le seuil avec les fédérations en janvier.'
		});
	},
	conclusion(told) {
		start(told, 'conclusion');
		const progress = ['done', 'started', 'not-started', 'not-concerned'] as const;
		everybodyAnswers(told, 'readiness', (who, _, at) => ({
			progress: progress[(who * 3 + at) % 4] ?? 'started'
		}));
		reveal(told, 'readiness');
	},
	satisfaction(told) {
		start(told, 'satisfaction');
		everybodyAnswers(told, 'satisfaction', (who, item) =>
			item === 'words' ? { words: who % 3 === 0 ? 'Concret' : '' } : { note: 3 + (who % 3) }
		);
		reveal(told, 'satisfaction');
	},
	closed: (told) => told.does(DRIVER, { type: 'close', records: {} })
};
