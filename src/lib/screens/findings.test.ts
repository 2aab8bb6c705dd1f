import { describe, expect, it } from 'vitest';
import type { TerritorySummary } from '$lib/domain/summary';
import { defaultCriteria } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import { dashboardFinding, segmentFinding } from './findings';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const heads = { low: 0, likely: 0, high: 0, state: 'declared' } as const;
const SSO = { mandatory: 0, undetermined: 0, watch: 0, 'not-assessed': 0, 'not-mandatory': 0, none: 0 };

function summary(
	counts: Record<string, number>,
	sso: Partial<typeof SSO> = {},
	estimated = 0
): TerritorySummary {
	const structures = Object.values(counts).reduce((a, b) => a + b, 0);
	return {
		structures,
		sites: structures,
		organisations: 1,
		outcomes: Object.entries(counts).map(([id, count], index) => ({
			id,
			count,
			estimated: index === 0 ? estimated : 0,
			professionals: heads
		})),
		cells: [],
		professionals: heads,
		knowledge: [],
		organisationsWithUses: 0,
		sso: { ...SSO, ...sso }
	};
}

const LOOKS = outcomeLooks(defaultCriteria.segments);

describe('the sentence on top of the dashboard', () => {
	it('says how many structures, the leading segment and the answer on single sign-on', () => {
		const text = dashboardFinding(
			summary({ 'physical-mie': 58, 'digital-mie': 42 }, { mandatory: 3 }),
			LOOKS
		);
		expect(plain(text)).toBe('100 structures, 58 % au MIE physique ; 3 organismes soumis au SSO.');
	});

	it('says that there is none, and nothing of a rule that has nobody to bear on', () => {
		expect(dashboardFinding(summary({}), LOOKS)).toBe('Aucune structure dans le périmètre.');
	});

	it('says how many cannot be judged where none has a segment', () => {
		const text = dashboardFinding(summary({ 'to-qualify': 12 }, { 'not-assessed': 1 }), LOOKS);
		expect(plain(text)).toBe('12 structures, 100 % à qualifier ; aucun organisme connu comme soumis au SSO.');
		expect(plain(dashboardFinding(summary({ 'physical-mie': 9, 'to-qualify': 1 }), LOOKS))).not.toContain(
			'qualifier'
		);
	});

	it('never hides what is undetermined', () => {
		const text = dashboardFinding(
			summary({ 'physical-mie': 30, undetermined: 70 }, { undetermined: 1 }),
			LOOKS
		);
		expect(plain(text)).toBe(
			'100 structures, 30 % au MIE physique, 70 % indéterminées ; 1 organisme peut-être soumis au SSO.'
		);
	});

	it.each([
		[{ mandatory: 1 }, '1 organisme soumis au SSO'],
		[{ undetermined: 2 }, '2 organismes peut-être soumis au SSO'],
		[{ 'not-assessed': 5 }, 'aucun organisme connu comme soumis au SSO'],
		[{}, 'aucun organisme soumis au SSO']
	])('answers on single sign-on from %j', (sso, expected) => {
		expect(plain(dashboardFinding(summary({ 'physical-mie': 1 }, sso), LOOKS))).toBe(
			`1 structure, 100 % au MIE physique ; ${expected}.`
		);
	});
});

describe('a segment that criteria call by another name', () => {
	const segments = defaultCriteria.segments.map((segment) =>
		segment.id === 'physical-mie' ? { ...segment, label: 'Carte en établissement' } : segment
	);
	const own = outcomeLooks(segments);
	const counts = summary({ 'physical-mie': 58, 'digital-mie': 42 });

	it('has that name in every sentence', () => {
		expect(plain(dashboardFinding(counts, own))).toContain('58 % en « Carte en établissement »');
		expect(plain(segmentFinding(counts, own))).toBe('« Carte en établissement » réunit 58 % des structures');
	});
});

describe('the title of the main picture', () => {
	it('says the leading segment and how much rests on estimates', () => {
		expect(plain(segmentFinding(summary({ 'large-group': 60, 'digital-mie': 40 }, {}, 25), LOOKS))).toBe(
			'Les grands groupes réunissent 60 % des structures ; 25 % reposent sur une estimation'
		);
	});

	it('says first that most is undetermined, when it is', () => {
		expect(plain(segmentFinding(summary({ 'digital-mie': 40, undetermined: 60 }), LOOKS))).toBe(
			'60 % des structures restent indéterminées, faute de données déclarées'
		);
	});

	it('says when nothing is classified, and when there is nothing to classify', () => {
		expect(segmentFinding(summary({ 'no-segment': 3 }), LOOKS)).toBe(
			'Aucune structure n’a encore de segment'
		);
		expect(segmentFinding(summary({}), LOOKS)).toBe('Aucune structure à répartir');
	});
});
