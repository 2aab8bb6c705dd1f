import { describe, expect, it } from 'vitest';
import type { Difference } from '$lib/domain/dossier';
import { differenceText, faultText } from './dossier';

const allocation = (about: NonNullable<Difference['fault']>['about'], name = ''): Difference => ({
	file: 'entrees/repartition.json',
	kind: 'allocation',
	line: null,
	column: about.code,
	expected: '',
	found: '',
	fault: { about, name }
});

describe('a fault of a stored allocation', () => {
	it.each([
		[
			allocation(
				{ code: 'envelope-exceeded', funder: 'ars-fir', year: 2027, of: 'ae', over: 123_45 },
				'ARS (FIR)'
			),
			/^Dépassement de 123,45 € en AE 2027, ARS \(FIR\)\. .*relancez la répartition/
		],
		[
			allocation({ code: 'organisation-split', organisation: 'o-1' }, 'Association Les Genêts'),
			/^Les structures de Association Les Genêts ne sont pas toutes engagées la même année\./
		],
		[
			allocation({ code: 'objective-differs', found: 12, expected: 10 }),
			/L’objectif annoncé .* reprenez le dossier auprès de qui l’a sorti\.$/
		]
	])('says what, about whom and what to do, without a code', (difference, sentence) => {
		const said = faultText(difference)?.replace(/[\u00a0\u202f]/g, ' ');
		expect(said).toMatch(sentence);
		expect(differenceText(difference)).toContain('entrees/repartition.json');
		expect(differenceText(difference)).not.toContain(difference.column);
	});

	it('is of nothing else', () => {
		const { fault, ...other } = allocation({ code: 'gap-differs', found: 0, expected: 1 });
		expect(fault).toBeDefined();
		expect(faultText({ ...other, kind: 'value' })).toBeNull();
	});
});
