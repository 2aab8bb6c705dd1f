import { describe, expect, it } from 'vitest';
import type { Predicate } from '$lib/domain/segmentation';
import { codeText, predicateText } from './condition-text';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a question of the criteria, in French', () => {
	it.each<[Predicate, string]>([
		[
			{ field: 'structure.sector', op: 'in', value: ['PA', 'PH'] },
			'Champ : Personnes âgées (PA) ou Personnes handicapées (PH)'
		],
		[{ field: 'organisation.esms', op: 'gte', value: 50 }, 'ESMS de l’organisme ≥ 50'],
		[{ field: 'organisation.professionals', op: 'gt', value: 1000 }, 'Professionnels de l’organisme > 1 000'],
		[{ field: 'structure.places', op: 'between', value: [10, 20] }, 'Capacité installée entre 10 et 20'],
		[{ field: 'organisation.it_centralised', op: 'is', value: 'yes' }, 'DSI centralisée (organisme) : oui'],
		[{ field: 'structure.name', op: 'contains', value: 'ker' }, 'Nom de la structure contient « ker »'],
		[
			{ field: 'structure.opened_on', op: 'before', value: '2020-01-31' },
			'Date d’ouverture avant le 31/01/2020'
		]
	])('%j', (predicate, expected) => {
		expect(plain(predicateText(predicate))).toBe(expected);
	});
});

it.each([
	['structure.sector', '', 'inconnu'],
	['structure.it_centralised', 'no', 'non'],
	['structure.phone', 'partly', 'En partie'],
	['structure.opened_on', '1987-02-03', '03/02/1987'],
	['structure.name', 'Ker Anna', 'Ker Anna']
])('reads the value %s = %j as « %s »', (field, code, expected) => {
	expect(codeText(field, code)).toBe(expected);
});
