import { fundingDefaults } from '$lib/reference';
import { describe, expect, it } from 'vitest';
import { assumptionRegister, type RegisterLink } from './assumption-register';

const KEY = 'assumption:loss';

const link = (id: string, settings: Readonly<Record<string, unknown>> = {}): RegisterLink => ({
	scenario: { id, name: `Scénario ${id}` },
	settings: new Map(Object.entries(settings)),
	said: new Map(
		Object.keys(settings).map((key) => [key, { author: `Auteur ${id}`, at: '2026-11-28', note: '' }])
	)
});
const rowOf = (...chain: readonly RegisterLink[]) => {
	const found = assumptionRegister(chain).find(({ assumption }) => assumption.id === 'loss');
	if (!found) throw new Error('No row');
	return found;
};
const said = { low: 0.01, likely: 0.02, high: 0.03 };
const product = fundingDefaults.assumptions.find(({ id }) => id === 'loss');

describe('the register of assumptions', () => {
	it('has every assumption of the product, as it stands without a scenario', () => {
		const register = assumptionRegister([link('base')]);
		expect(register.map(({ assumption }) => assumption)).toEqual(fundingDefaults.assumptions);
		expect(register.every(({ standing, changed }) => standing === 'product' && changed === null)).toBe(true);
	});

	it('says who changed a value, in which scenario, and what the product says', () => {
		const own = rowOf(link('base'), link('1'), link('2', { [KEY]: said }));
		expect(own).toMatchObject({
			standing: 'own',
			assumption: { ...said, status: 'assumed' },
			changed: { scenario: { id: '2' }, author: 'Auteur 2' },
			product: { likely: product?.likely }
		});
		const inherited = rowOf(link('base'), link('1', { [KEY]: said }), link('2'));
		expect([inherited.standing, inherited.changed?.scenario.id]).toEqual(['inherited', '1']);
	});

	it('gives the last word to the scenario nearest', () => {
		const other = { ...said, likely: 0.025 };
		const row = rowOf(link('base'), link('1', { [KEY]: said }), link('2', { [KEY]: other }));
		expect([row.assumption.likely, row.standing]).toEqual([0.025, 'own']);
	});

	it('shows what the product says where a stored value can no longer be used', () => {
		expect(rowOf(link('base'), link('1', { [KEY]: { low: 2 } })).standing).toBe('product');
	});
});
