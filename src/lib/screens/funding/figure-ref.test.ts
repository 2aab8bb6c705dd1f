import { STAKE_PARTS } from '$lib/domain/funding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_KEYS, figureText, parseFigure, type FigureRef } from './figure-ref';

const text = fc.string({ maxLength: 12 });
const filter = fc.record(Object.fromEntries(COST_KEYS.map((key) => [key, text])), { requiredKeys: [] });
const figure: fc.Arbitrary<FigureRef> = fc.oneof(
	filter.map((said) => ({ kind: 'cost' as const, filter: said })),
	fc.option(text).map((segment) => ({ kind: 'heads' as const, segment })),
	text.map((segment) => ({ kind: 'pace' as const, segment })),
	text.map((finess) => ({ kind: 'grant' as const, finess })),
	text.map((id) => ({ kind: 'assumption' as const, id })),
	fc
		.tuple(fc.option(text), fc.option(text), fc.option(fc.constantFrom(...STAKE_PARTS)))
		.map(([finess, organisation, part]) => ({ kind: 'stake' as const, finess, organisation, part })),
	fc
		.tuple(fc.constantFrom('ae' as const, 'cp' as const, 'own' as const), fc.option(text), fc.option(text))
		.map(([of, funder, year]) => ({ kind: 'money' as const, of, funder, year }))
);

describe('figures in addresses', () => {
	it('are read as they were written', () => {
		fc.assert(
			fc.property(figure, (ref) => {
				expect(parseFigure(figureText(ref))).toEqual(ref);
			})
		);
	});

	it('are written in words one can read', () => {
		expect(
			figureText({ kind: 'cost', filter: { year: '2027', item: 'fido-key', segment: 'physical-mie' } })
		).toBe('cout,segment:physical-mie,poste:fido-key,annee:2027');
	});

	it.each([
		'',
		'autre',
		'cout,couleur:bleu',
		'cout,segment',
		'cout,segment:a,segment:b',
		'cout,segment:%',
		'rythme',
		'paiement,de:tout',
		'precision,de:tout'
	])('« %s » is no figure', (wrong) => {
		expect(parseFigure(wrong)).toBeNull();
	});
});
