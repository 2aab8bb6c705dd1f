import { describe, expect, it } from 'vitest';
import { covers, guessCoverage, isSuperseded, NATIONAL_FROM, type LayerMeta } from '.';

const codes = (count: number): string[] =>
	Array.from({ length: count }, (_, i) => String(i + 1).padStart(2, '0'));

describe('the guess of what a file covers', () => {
	it('takes a register of establishments for the whole of the départements it lists', () => {
		expect(guessCoverage('establishments', ['61', '14', '14', ''])).toEqual({
			extent: 'full',
			departments: ['14', '61']
		});
	});

	it.each([
		[NATIONAL_FROM - 1, codes(NATIONAL_FROM - 1)],
		[NATIONAL_FROM, 'national'],
		[NATIONAL_FROM + 1, 'national']
	])('says of %i départements: %j', (count, departments) => {
		expect(guessCoverage('establishments', codes(count))).toEqual({ extent: 'full', departments });
	});

	it('never lets another file, nor a register without any known département, close what it leaves out', () => {
		expect(guessCoverage('survey', codes(100)).extent).toBe('partial');
		expect(guessCoverage('legal-entities', ['14']).extent).toBe('partial');
		expect(guessCoverage('establishments', ['']).extent).toBe('partial');
	});
});

it('includes an unknown département in the whole of France only', () => {
	expect(covers({ extent: 'full', departments: 'national' }, '')).toBe(true);
	expect(covers({ extent: 'full', departments: ['14'] }, '')).toBe(false);
	expect(covers({ extent: 'full', departments: ['14'] }, '14')).toBe(true);
});

describe('a superseded register', () => {
	const register = (change: Partial<LayerMeta>): LayerMeta => ({
		kind: 'establishments',
		name: 'registre.csv',
		referenceDate: '2026-05-12',
		coverage: { extent: 'full', departments: 'national' },
		columns: ['structure.finess', 'structure.name'],
		contentHash: 'a',
		fictional: false,
		...change
	});
	const older = register({ referenceDate: '2026-01-12', contentHash: 'b' });

	it('is one that a newer national register replaces wholly', () => {
		expect(isSuperseded(older, [register({})])).toBe(true);
		expect(isSuperseded(register({}), [older])).toBe(false);
	});

	it.each<[string, Partial<LayerMeta>]>([
		['regional', { coverage: { extent: 'full', departments: ['14'] } }],
		['partial', { coverage: { extent: 'partial', departments: 'national' } }],
		['poorer in columns', { columns: ['structure.finess'] }],
		['of another kind', { kind: 'geolocation' }]
	])('is kept when the newer one is %s', (_, change) => {
		expect(isSuperseded(older, [register(change)])).toBe(false);
	});

	it('is one of the same départements too, when all it lists lies in them', () => {
		const calvados = { extent: 'full', departments: ['14'] } as const;
		const regional = register({
			referenceDate: '2026-01-12',
			contentHash: 'b',
			coverage: { ...calvados, inside: true }
		});
		const wider = register({ coverage: { extent: 'full', departments: ['14', '61'] } });
		expect(isSuperseded(regional, [wider])).toBe(true);
		expect(isSuperseded({ ...regional, coverage: calvados }, [wider])).toBe(false);
		expect(
			isSuperseded({ ...regional, coverage: { ...calvados, departments: ['50'], inside: true } }, [wider])
		).toBe(false);
	});

	it('is never superseded by itself', () => {
		expect(isSuperseded(older, [older])).toBe(false);
	});
});
