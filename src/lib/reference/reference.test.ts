import { describe, expect, test } from 'vitest';
import { reference } from './index';

describe('reference tables', () => {
	test('every table is read and holds what the product needs', () => {
		expect(reference.categories.get('500')).toEqual({
			code: '500',
			label: "Etablissement d'hébergement pour personnes âgées dépendantes",
			shortLabel: 'EHPAD',
			sector: 'PA',
			subsector: 'HEB',
			scope: 'yes'
		});
		expect(reference.ratios.get('354')).toMatchObject({
			basis: 'places',
			headsLikely: 31,
			ftePer100Places: 22.9
		});
		expect(reference.labels.get('large-group')).toBe('Grands groupes, cible maximale');
	});

	test('bounds of a ratio are in order, and a category with a ratio is an ESMS category', () => {
		for (const [code, ratio] of reference.ratios) {
			expect([code, ratio.headsLow <= ratio.headsLikely && ratio.headsLikely <= ratio.headsHigh]).toEqual([
				code,
				true
			]);
			expect([code, reference.categories.get(code)?.scope]).not.toEqual([code, 'no']);
		}
	});

	test('Saint-Martin and Saint-Barthélemy belong to the territory of Guadeloupe, Mayotte and Réunion are two', () => {
		const territory = (code: string): string | undefined => reference.departments.get(code)?.territory;
		expect([territory('978'), territory('977'), territory('971')]).toEqual(['01', '01', '01']);
		expect(territory('974')).not.toBe(territory('976'));
		expect(territory('975')).toBe('');
	});

	test.each([
		['08', 'Président du Conseil Départemental', 'department'],
		['40', 'ARS/PCD, Tarif global, habilité aide sociale, recours PUI', 'ars-department'],
		['40', 'ARS-PCD, Tarif global, habilité aide sociale, recours PUI', 'ars-department'],
		['03', 'ARS établissements Publics de santé dotation globale', 'ars'],
		['57', 'DGS ARS & hébergement PCD - sous CPOM', 'ars-department'],
		['01', 'Etablissement Tarif Libre', 'free'],
		['99', 'Indéterminé', 'undetermined'],
		['08', '', 'department']
	])('the pair (%s, %s) is set by: %s', (code, label, authority) => {
		expect(reference.tariff(code, label)).toBe(authority);
	});

	test('a pair that the table does not hold stays unknown, even when its code is known', () => {
		expect(reference.tariff('08', 'ARS établissements Publics de santé dotation globale')).toBeNull();
		expect(reference.tariff('77', '')).toBeNull();
	});

	test.each([
		['17', 'public'],
		['60', 'non-profit'],
		['95', 'for-profit'],
		['00', null]
	])('legal status %s is %s', (code, status) => {
		expect(reference.legalStatus(code)).toBe(status);
	});

	test('a health category is never an ESMS category', () => {
		for (const code of reference.healthCategories) expect(reference.categories.has(code)).toBe(false);
	});

	test('has Helios count nursing at home with older people, and only social categories', () => {
		const moved = [...reference.heliosSectors].filter(
			([code, sector]) => reference.categories.get(code)?.sector !== sector
		);
		expect(moved).toEqual([
			['209', 'PA'],
			['354', 'PA']
		]);
	});
});
