import { describe, expect, it } from 'vitest';
import { field } from '$lib/domain/fields';
import { classify, parseCriteria, type Criteria, type Predicate } from '$lib/domain/segmentation';
import { createMover } from '$lib/domain/sensitivity';
import { DEFAULT, tableOf, type Row } from '../../../../tests/support/random-criteria';
import {
	conditionWords,
	draftFigures,
	draftFinding,
	firstCondition,
	followDraft,
	freeSegmentId,
	nodeWords,
	searchFields,
	withOperator
} from './index';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const sentence = (predicate: Predicate): string => {
	const { field: what, operator, value } = conditionWords(predicate);
	return plain(`${what}${operator}${value}`);
};

describe('a condition in words', () => {
	it.each<[Predicate, string]>([
		[{ field: 'organisation.esms', op: 'gte', value: 1000 }, 'ESMS de l’organisme ≥ 1 000 ESMS'],
		[{ field: 'structure.places', op: 'lt', value: 1 }, 'Capacité installée < 1 place'],
		[{ field: 'structure.places', op: 'lt', value: 2 }, 'Capacité installée < 2 places'],
		[{ field: 'structure.places', op: 'between', value: [0, 1] }, 'Capacité installée entre 0 et 1 place'],
		[{ field: 'structure.sector', op: 'in', value: ['PA'] }, 'Champ : Personnes âgées'],
		[
			{ field: 'structure.sector', op: 'in', value: ['PA', 'PH'] },
			'Champ parmi Personnes âgées ou Personnes handicapées'
		],
		[
			{ field: 'structure.city', op: 'in', value: ['A', 'B', 'C', 'D', 'E', 'F'] },
			'Ville parmi A, B, C, D et 2 autres'
		],
		[
			{ field: 'structure.external_accounts', op: 'is', value: 'no' },
			'Comptes de professionnels externes : non'
		],
		[
			{ field: 'structure.opened_on', op: 'before', value: '2020-01-31' },
			'Date d’ouverture avant le 31/01/2020'
		],
		[{ field: 'structure.name', op: 'contains', value: 'foyer' }, 'Nom de la structure contient « foyer »']
	])('%j', (predicate, expected) => {
		expect(sentence(predicate)).toBe(expected);
	});

	it('says what a group asks', () => {
		const leaf: Predicate = { field: 'structure.places', op: 'gte', value: 1 };
		expect(nodeWords({ any: [leaf] })).toBe('au moins une de ces conditions');
		expect(nodeWords({ not: leaf })).toBe('aucune de ces conditions');
	});
});

describe('fields to ask about', () => {
	it('are found by any of their words, without accents, by what they describe', () => {
		const groups = searchFields('dsi CENTRALISEE');
		expect(groups.map(({ fields }) => fields.map(({ id }) => id))).toEqual([
			['structure.it_centralised'],
			['organisation.it_centralised']
		]);
		expect(searchFields('xyzzy')).toEqual([]);
	});

	it('start with a condition that is valid at once, or wait for a value', () => {
		for (const { fields } of searchFields('')) {
			for (const each of fields) {
				const first = firstCondition(each, null);
				if (first === null) continue;
				const criteria = { ...DEFAULT, segments: [{ ...DEFAULT.segments[0]!, when: first }] };
				expect(parseCriteria(criteria).ok).toBe(true);
			}
		}
		expect(firstCondition(field('structure.name'), null)).toBeNull();
	});

	it.each<[Predicate, Predicate['op'], Predicate['value']]>([
		[{ field: 'structure.places', op: 'gte', value: 30 }, 'lt', 30],
		[{ field: 'structure.places', op: 'gte', value: 30 }, 'between', [30, 30]],
		[{ field: 'structure.places', op: 'between', value: [10, 30] }, 'gt', 10],
		[{ field: 'structure.city', op: 'in', value: ['Brest', 'Vannes'] }, 'contains', 'Brest'],
		[{ field: 'structure.city', op: 'contains', value: 'Brest' }, 'in', ['Brest']],
		[{ field: 'structure.opened_on', op: 'before', value: '2020-01-31' }, 'after', '2020-01-31']
	])('keep what was asked: %j as %s', (before, op, value) => {
		expect(withOperator(before, op)).toEqual({ field: before.field, op, value });
	});
});

describe('what a draft makes of the territory', () => {
	const row = (sector: string, esms = 1): Row => ({
		sector,
		heads: [0, 0, 0, 0],
		esms: [esms, esms, esms, esms],
		professionals: [0, 0, 0, 0],
		it: 'yes',
		external: ''
	});
	const table = tableOf([row('PA', 60), row('PA', 40), row('DOM'), row('AHI')]);
	const inForce = classify(table, DEFAULT);
	const from40: Criteria = {
		...DEFAULT,
		segments: DEFAULT.segments.map((segment) =>
			segment.id === 'large-group'
				? { ...segment, when: { field: 'organisation.esms', op: 'gte', value: 40 } }
				: segment
		)
	};

	it('counts each result, and who comes and goes', () => {
		const { structures, outcomes, moved } = draftFigures(from40, classify(table, from40), inForce);
		expect([structures, moved]).toEqual([4, 1]);
		expect(
			outcomes.slice(0, 3).map(({ id, count, arrivals, departures }) => [id, count, arrivals, departures])
		).toEqual([
			['large-group', 2, 1, 0],
			['physical-mie', 0, 0, 1],
			['digital-mie', 1, 0, 0]
		]);
	});

	it('compares by name: segments in another order move nobody, a segment that is gone moves all of its own', () => {
		const turned = { ...DEFAULT, segments: [...DEFAULT.segments].reverse() };
		expect(draftFigures(turned, classify(table, turned), inForce).moved).toBe(0);
		const without = { ...DEFAULT, segments: DEFAULT.segments.filter(({ id }) => id !== 'digital-mie') };
		expect(draftFigures(without, classify(table, without), inForce).moved).toBe(1);
	});

	it('counts the same from one move to the next, whether it saw the one before or not', () => {
		const follow = followDraft(DEFAULT, inForce);
		const mover = createMover(table, DEFAULT, { segment: 'large-group', path: [1, 0] });
		for (const esms of [50, 40, 30, 70, 41, 50]) {
			const moved = mover!.move(esms);
			if (esms === 30) continue;
			expect(follow(moved)).toEqual(draftFigures(moved.criteria, moved.classification, inForce));
		}
	});

	it.each<[number | null, string]>([
		[null, 'aucune version en vigueur à comparer'],
		[0, 'les mêmes résultats que la version 3 en vigueur'],
		[1, '1 change de résultat par rapport à la version 3 en vigueur'],
		[2, '2 changent de résultat par rapport à la version 3 en vigueur']
	])('says what %s moved means', (moved, expected) => {
		const figures = draftFigures(from40, classify(table, from40), null);
		expect(plain(draftFinding({ ...figures, moved }, 3))).toBe(
			`4 structures : L 2, D 1, sans segment 1 ; ${expected}.`
		);
	});

	it('says so when nothing is in scope', () => {
		const empty = tableOf([]);
		expect(plain(draftFinding(draftFigures(DEFAULT, classify(empty, DEFAULT), null), 1))).toContain(
			'rien à classer'
		);
	});
});

describe('a new segment', () => {
	it('gets an id that no other has', () => {
		expect(freeSegmentId(DEFAULT)).toBe('segment-4');
		const taken = { ...DEFAULT, segments: DEFAULT.segments.map((one) => ({ ...one, id: 'segment-4' })) };
		expect(freeSegmentId(taken)).toBe('segment-5');
	});
});
