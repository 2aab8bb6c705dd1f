import { NO_CONSTRAINTS, NO_PRICES, type Allocation } from '$lib/domain/funding';
import { describe, expect, it } from 'vitest';
import {
	allocationFaultSentence,
	allocationSentence,
	checkSentence,
	conflictSentences,
	type AllocationNames
} from './allocation';

const NAMES: AllocationNames = {
	funder: () => 'ARS (FIR)',
	department: () => 'Morbihan',
	organisation: () => 'Association Les Bruyères'
};

/** With plain spaces, so that the test can be read. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const ALLOCATION: Allocation = {
	funded: [{ finess: '560000001', year: 2027 }],
	objective: 1200,
	bound: 1206,
	gap: 0.005,
	status: 'optimal',
	seed: 1,
	timeLimitSeconds: 10,
	constraints: NO_CONSTRAINTS,
	prices: NO_PRICES
};

describe('the words of an allocation', () => {
	it('says what was found, and how far the best may be', () => {
		expect(plain(allocationSentence(ALLOCATION))).toBe(
			'1 structure financée, 1 200 professionnels protégés. Aucune autre répartition n’en protège plus de 1 206 : écart de 0,5 % au plus.'
		);
		expect(plain(allocationSentence({ ...ALLOCATION, status: 'time-limit' }))).toContain(
			'Le temps donné (10 s) n’a pas suffi'
		);
		expect(plain(allocationSentence({ ...ALLOCATION, status: 'kept' }))).toContain('est gardée');
	});

	it('says what would make an impossible choice possible', () => {
		const sentences = conflictSentences(
			{
				impossible: [],
				moreMoney: [{ funder: 'ars-fir', year: 2027, of: 'ae', cents: 500_000 }],
				lessAsked: {
					departments: [{ department: '56', asked: 100, possible: 60.29 }],
					organisations: ['A']
				}
			},
			NAMES
		);
		expect(sentences.map(plain)).toEqual([
			'Aucune répartition ne respecte à la fois les enveloppes, les minimums et les structures imposées.',
			'Pour tout respecter, ajoutez au moins 5 000,00 € en AE 2027, ARS (FIR).',
			'Ou, à enveloppes égales, ramenez le minimum de Morbihan de 100 à 60,2 professionnels et n’imposez plus Association Les Bruyères.'
		]);
	});

	it('says what no money can do', () => {
		const impossible = [
			{ code: 'forced-not-a-candidate' as const, finess: '560000001' },
			{ code: 'department-too-small' as const, department: '56', asked: 61, possible: 60 }
		];
		const sentences = conflictSentences({ impossible, moreMoney: null, lessAsked: null }, NAMES);
		expect(sentences).toHaveLength(2);
		expect(plain(sentences[1] ?? '')).toContain('Morbihan (61 professionnels)');
	});

	it('says what is wrong with a stored one', () => {
		const fault = { code: 'envelope-exceeded', funder: 'x', year: 2027, of: 'cp', over: 1 } as const;
		expect(plain(allocationFaultSentence(fault, NAMES))).toBe('Dépassement de 0,01 € en CP 2027, ARS (FIR).');
		const check = { faults: [fault], objective: 1200, provedBound: 1206, provedGap: 0.005 };
		expect(checkSentence(check)).toContain('une différence');
		expect(plain(checkSentence({ ...check, faults: [] }))).toContain('protège 1 200 professionnels');
	});
});
