import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbCriteria, DEFAULT } from '../../../tests/support/random-criteria';
import type { Condition } from '$lib/domain/segmentation';
import { defaultCriteria } from '$lib/reference';
import { conditionSentence, criteriaSheet } from '$lib/words';

const sector: Condition = { field: 'structure.sector', op: 'in', value: ['PA'] };
const esms: Condition = { field: 'organisation.esms', op: 'gte', value: 50 };
const mixed: Condition = { field: 'organisation.mixed', op: 'is', value: 'yes' };
const PA = 'Champ : Personnes âgées (PA)';
const ESMS = 'ESMS de l’organisme ≥ 50';
const MIXED = 'Mixte avec le sanitaire : oui';

/** The same text with plain spaces, easier to write in a test. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a condition in one sentence', () => {
	it.each<[string, Condition, string]>([
		['one question', sector, PA],
		['all, any inside', { all: [sector, { any: [esms, mixed] }] }, `${PA} ; et (${ESMS} ou ${MIXED})`],
		['any', { any: [sector, esms] }, `${PA} ; ou ${ESMS}`],
		['an exception', { all: [sector, { not: mixed }] }, `${PA} ; sauf ${MIXED}`],
		['nothing but an exception', { not: { any: [sector, esms] } }, `Toutes, sauf (${PA} ou ${ESMS})`],
		[
			'points',
			{
				atLeast: {
					score: 2,
					of: [
						{ weight: 2, when: sector },
						{ weight: 1, when: esms }
					]
				}
			},
			`Au moins 2 points parmi : ${PA} pour 2 points ; ${ESMS} pour 1 point`
		],
		['a disabled condition left out', { all: [sector, { ...esms, disabled: true }] }, PA],
		[
			'everything disabled',
			{ ...sector, disabled: true },
			'Personne : toutes ses conditions sont désactivées'
		]
	])('says %s', (_name, condition, expected) => {
		expect(plain(conditionSentence(condition))).toBe(expected);
	});

	it('says something of any condition, on one line', () => {
		fc.assert(
			fc.property(arbCriteria, ({ segments }) => {
				for (const { when } of segments) {
					const sentence = conditionSentence(when);
					expect(sentence).not.toBe('');
					expect(sentence).not.toMatch(/undefined|NaN|\n/);
				}
			})
		);
	});
});

describe('the sheet of criteria', () => {
	it('puts the criteria of a new installation in plain French', () => {
		const sheet = criteriaSheet(defaultCriteria);
		expect(sheet.segments.map(({ standing }) => standing)).toEqual([
			'rang 1, cible maximale',
			'rang 2, cible minimale',
			'rang 2, cible minimale'
		]);
		expect(plain(sheet.segments[0]?.sentence ?? '')).toContain(
			'et (ESMS de l’organisme ≥ 50 ou Professionnels de l’organisme ≥ 1 000)'
		);
		expect(plain(sheet.assumptions.join())).toBe(
			'« DSI centralisée (organisme) » est supposé « oui » quand il est inconnu : les grands groupes ont une DSI centralisée (support d’atelier)'
		);
	});

	it('lists segments by rank, those of one rank in the order of the criteria', () => {
		const [large, ...others] = DEFAULT.segments;
		if (!large) throw new Error('no segment');
		const sheet = criteriaSheet({ ...DEFAULT, segments: [...others, large] });
		expect(sheet.segments.map(({ id }) => id)).toEqual([large.id, ...others.map(({ id }) => id)]);
	});

	it('keeps what an author noted: comments, weights and disabled conditions', () => {
		const when: Condition = {
			atLeast: {
				score: 1,
				of: [
					{ weight: 3, when: { ...sector, comment: 'À débattre' } },
					{ weight: -1, when: { ...esms, disabled: true } }
				]
			}
		};
		const [segment] = DEFAULT.segments;
		if (!segment) throw new Error('no segment');
		const tree = criteriaSheet({ ...DEFAULT, segments: [{ ...segment, when }] }).segments[0]?.tree;
		expect(
			tree?.children.map(({ weight, comment, disabled }) => [weight && plain(weight), comment, disabled])
		).toEqual([
			['3 points', 'À débattre', false],
			['-1 point', null, true]
		]);
	});

	it('names the fields and sub-fields left out', () => {
		const sheet = criteriaSheet({ ...DEFAULT, excludedSectors: ['PJM'], excludedSubsectors: ['PJJ', 'X'] });
		expect(sheet.options.map(({ label, text }) => `${label} ${text}`)).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^Champs exclus .*PJM/),
				'Sous-champs exclus protection judiciaire de la jeunesse (PJJ) et X'
			])
		);
	});
});
