import { describe, expect, it } from 'vitest';
import { tallyOf, type ItemTally, type PollItem } from '$lib/domain/workshop';
import {
	SAMPLE_EFFECT,
	WORKSHOP_POLLS,
	WORKSHOP_SETUP,
	workshopAt
} from '../../../tests/support/workshop-state';
import { outcomeLooks } from './outcome-looks';
import {
	appliedText,
	convergenceText,
	effectSentence,
	itemFinding,
	pollFinding,
	rankedItems,
	rankedValues,
	ssoSentence
} from './workshop-findings';

const looks = outcomeLooks(WORKSHOP_SETUP.segments);
const spoken = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const anItem = (id: string): PollItem => {
	const item = WORKSHOP_POLLS.flatMap((poll): readonly PollItem[] => poll.items).find(
		(each) => each.id === id
	);
	if (!item) throw new Error(id);
	return item;
};
const said = (id: string, tally: ItemTally): string => spoken(itemFinding(anItem(id), tally, looks, 3));

describe('What the room says of an item', () => {
	const stances = (agree: number, nuanced: number, no: number): ItemTally => ({
		kind: 'stances',
		answers: agree + nuanced + no,
		counts: { agree, nuanced, no },
		disagreement: 0
	});

	it.each([
		[10, 0, 0, 'Les 10 sont d’accord'],
		[6, 2, 2, '6 sur 10 d’accord'],
		[5, 3, 2, 'La salle est partagée : 5 d’accord, 3 nuancent, 2 non'],
		[2, 6, 2, '6 sur 10 nuancent'],
		[2, 2, 6, '6 sur 10 ne sont pas d’accord'],
		[5, 0, 5, 'La salle est partagée : 5 d’accord, 0 nuance, 5 non']
	])(
		'%i agree, %i have a nuance, %i do not: a majority is more than half',
		(agree, nuanced, no, sentence) => {
			expect(said('large-group-it', stances(agree, nuanced, no))).toBe(sentence);
		}
	);

	const members = (stay: number, moved: number, unknown = 0): ItemTally => ({
		kind: 'members',
		answers: stay + moved + unknown,
		stay,
		unknown,
		moves: moved === 0 ? {} : { 'large-group': moved },
		reasons: [],
		disagreement: 0
	});

	it.each([
		[6, 2, 2, '6 sur 10 gardent en « MIE physique »'],
		[2, 6, 2, '6 sur 10 déplacent vers « Grands groupes »'],
		[4, 4, 2, 'La salle est partagée'],
		[0, 0, 10, 'Personne ne sait dire']
	])(
		'%i keep, %i move, %i do not know: those who do not know take no side',
		(stay, moved, unknown, sentence) => {
			expect(said('org-2', members(stay, moved, unknown))).toBe(sentence);
		}
	);

	const values = (lowerQuartile: number, median: number, upperQuartile: number): ItemTally => ({
		kind: 'values',
		answers: 9,
		median,
		lowerQuartile,
		upperQuartile,
		bins: []
	});

	it('says the middle value, the middle half and what holds today', () => {
		expect(said('large-group-esms', values(20, 30, 45))).toBe(
			'La salle dit 30 ESMS (la moitié entre 20 et 45), 50 aujourd’hui'
		);
		expect(said('large-group-esms', values(50, 50, 50))).toBe(
			'La salle dit 50 ESMS (au moins la moitié le dit), comme aujourd’hui'
		);
		expect(said('large-group-esms', values(41, 48.5, 73))).toBe(
			'La médiane de la salle est 48,5 ESMS (la moitié entre 41 et 73), 50 aujourd’hui'
		);
	});

	it('names what comes first in points, and equals together', () => {
		const points = (shares: Readonly<Record<string, number>>): ItemTally => ({
			kind: 'points',
			answers: 9,
			shares,
			spread: {}
		});
		expect(said('points-large-group', points({ device: 60, iam: 40 }))).toBe(
			'Moyens d’identification d’abord : 60 points sur 100'
		);
		expect(said('points-large-group', points({ device: 50, iam: 50 }))).toBe(
			'Moyens d’identification et Gestion des identités à égalité : 50 points sur 100'
		);
		expect(said('points-large-group', points({}))).toBe('Rien n’a été réparti');
	});

	it('says nothing of a few answers but their number', () => {
		expect(said('large-group-it', { kind: 'few', answers: 0 })).toBe('Aucune réponse');
		expect(said('large-group-it', { kind: 'few', answers: 2 })).toBe(
			'2 réponses : trop peu pour être détaillé (il en faut 3)'
		);
	});
});

describe('What the room says of a poll', () => {
	const { polls } = workshopAt('question-3-revealed').state;
	const told = (id: string) => {
		const state = polls[id];
		if (!state) throw new Error(id);
		return { poll: state.poll, tally: tallyOf(state, 1, 3) };
	};

	it('ranks items from the most disputed, those without a result last', () => {
		const { poll, tally } = told('a-statements');
		const ranked = rankedItems(poll, { ...tally, 'large-group-who': { kind: 'few', answers: 1 } });
		const shares = ranked.map(({ disagreement }) => disagreement ?? -1);
		expect(shares).toEqual(shares.toSorted((a, b) => b - a));
		expect(ranked.at(-1)?.item.id).toBe('large-group-who');
		expect(ranked).toHaveLength(poll.items.length);
	});

	it('ranks every value of a poll, the most disputed first; in their order before anything is revealed', () => {
		const { poll } = told('a-values');
		const [first] = poll.kind === 'values' ? poll.items : [];
		if (poll.kind !== 'values' || !first) throw new Error('A poll of values');
		const two = { ...poll, items: [first, { ...first, id: 'other' }] };
		const spread = (lowerQuartile: number, upperQuartile: number) =>
			({
				kind: 'values',
				answers: 3,
				median: lowerQuartile,
				lowerQuartile,
				upperQuartile,
				bins: []
			}) as const;
		const tally = { [first.id]: spread(50, 51), other: spread(50, 80) };
		expect(rankedValues(two, tally).map(({ item }) => item.id)).toEqual(['other', first.id]);
		expect(rankedValues(two, null).map(({ item, tally: each }) => [item.id, each])).toEqual([
			[first.id, null],
			['other', null]
		]);
	});

	it('names a sub-group once before what it applied', () => {
		const said = (what: string): string => spoken(appliedText('Grands groupes', { what }));
		expect(said('MIE physique\u00a0: 40')).toBe('Grands groupes : MIE physique : 40');
		expect(said('Grands groupes\u00a0: 40')).toBe('Grands groupes : 40');
		expect(said('Grands groupes et autres\u00a0: 40')).toBe('Grands groupes : Grands groupes et autres : 40');
	});

	it('is a sentence for each kind of poll', () => {
		const finding = (id: string): string => {
			const { poll, tally } = told(id);
			return spoken(pollFinding(poll, tally, looks, 3));
		};
		expect(finding('a-statements')).toMatch(/^Majorité d’accord sur \d phrases sur 7$/);
		expect(finding('a-members')).toBe('1 changement de segment sur 3');
		expect(finding('a-values')).toBe('La salle dit 30 ESMS (la moitié entre 27,5 et 50), 50 aujourd’hui');
		expect(finding('a-ideas')).toMatch(/^L’idée la plus soutenue : /);
		expect(finding('b-points')).toBe(
			'MIE physique : Moyens d’identification ; MIE digitalisé : Moyens d’identification'
		);
	});

	it('says when nothing can be told', () => {
		const { poll } = told('a-statements');
		const few = Object.fromEntries(poll.items.map(({ id }) => [id, { kind: 'few', answers: 1 } as const]));
		expect(pollFinding(poll, few, looks, 3)).toBe('Trop peu de réponses pour les détailler');
		expect(pollFinding(poll, {}, looks, 3)).toBe('Rien n’a été demandé');
	});
});

describe('What applying did', () => {
	it('is one sentence, with money only where there is some', () => {
		expect(spoken(effectSentence(SAMPLE_EFFECT))).toBe('42 structures changent de segment, +1,2 M€');
		expect(spoken(effectSentence({ moved: 1, money: null }))).toBe('1 structure change de segment');
		expect(spoken(effectSentence({ moved: 0, money: { before: 9, after: 9, years: [] } }))).toBe(
			'Aucune structure ne change de segment, même coût'
		);
		expect(spoken(effectSentence({ moved: 2, money: { before: 8_500_000, after: 0, years: [] } }))).toBe(
			'2 structures changent de segment, −85 k€'
		);
	});

	it('says what funders pay where that changes', () => {
		const aid = { before: 0, after: 300_000, years: [] };
		expect(spoken(effectSentence({ moved: 0, money: aid, aid }))).toBe(
			'Coût +3 k€, aides +3 k€, aucune structure ne change de segment'
		);
		const same = { before: 9, after: 9, years: [] };
		expect(spoken(effectSentence({ moved: 0, money: same, aid: { ...aid, after: -23_400_000 } }))).toBe(
			'Aides −234 k€, même coût, aucune structure ne change de segment'
		);
		expect(spoken(effectSentence({ moved: 1, money: null, keepsMoney: true }))).toBe(
			'1 structure change de segment, coût vu des seuls animateurs'
		);
		expect(spoken(effectSentence({ moved: 0, money: null, aid: { ...aid, after: 0 } }))).toBe(
			'Aucune structure ne change de segment'
		);
	});

	it('says of the SSO what changed only', () => {
		const sso = { before: 3, after: 3, undeterminedBefore: 4, undeterminedAfter: 4 };
		expect(ssoSentence({ sso })).toBe('');
		expect(spoken(ssoSentence({ sso: { ...sso, undeterminedAfter: 5 } }))).toBe('SSO indéterminé : 4 → 5');
		expect(spoken(ssoSentence({ sso: { ...sso, after: 4, undeterminedAfter: 3 } }))).toBe(
			'Organismes soumis au SSO : 3 → 4, indéterminé : 4 → 3'
		);
	});

	it('says how much nearer a second round came', () => {
		expect(convergenceText(null)).toBe('');
		expect(convergenceText(1)).toBe('La salle est maintenant d’accord');
		expect(spoken(convergenceText(0.4))).toBe('La salle s’est rapprochée de 40 %');
		expect(convergenceText(0)).toBe('La salle n’a pas bougé');
		expect(convergenceText(-0.5)).toBe('La salle s’est éloignée');
	});
});
