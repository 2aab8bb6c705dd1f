import type { OptimumConflict } from '$lib/domain/funding';
import { describe, expect, it } from 'vitest';
import { optimumConflictText } from './optimum-conflict';

const names = {
	funders: [{ id: 'ars-fir', label: 'ARS (FIR)' }],
	department: (code: string) => (code === '56' ? 'Morbihan' : code),
	organisation: (id: string) => `Organisme ${id}`
};
const told = (conflict: Partial<OptimumConflict>): readonly string[] =>
	optimumConflictText({ impossible: [], moreMoney: null, lessAsked: null, ...conflict }, names).map((sentence) =>
		sentence.replace(/[\u00a0\u202f]/g, ' ')
	);

describe('why no allocation is possible, in words', () => {
	it('names the envelope and the money that it lacks', () => {
		expect(told({ moreMoney: [{ funder: 'ars-fir', year: 2027, of: 'ae', cents: 1_234_500 }] })).toEqual([
			'Il manque au moins 12 345,00 € à ARS (FIR) en 2027 (engagements) : relevez cette enveloppe.'
		]);
	});

	it('names what to ask less of', () => {
		expect(
			told({
				impossible: [{ code: 'forced-not-a-candidate', finess: '560000001' }],
				lessAsked: { departments: [{ department: '56', asked: 900, possible: 421.7 }], organisations: ['A'] }
			})
		).toEqual([
			'La structure 560000001 est imposée et ne peut pas être aidée : elle n’est pas éligible, son montant est déjà décidé, ou elle est aussi exclue. Retirez-la de la liste.',
			'Morbihan : avec ces enveloppes, 421 professionnels au lieu de 900 professionnels. Baissez ce minimum.',
			'Organisme A est imposé et ne tient pas dans ces enveloppes. Retirez-le de la liste.'
		]);
	});

	it('says it plainly where nothing was found in time', () => {
		expect(told({})).toHaveLength(1);
	});
});
