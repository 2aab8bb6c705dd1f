import { COMPARED_BY } from '$lib/domain/funding';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparisonHref, readRequest } from './request';

const read = (address: string) => readRequest(new URL(address, 'http://localhost').searchParams);

it('compares the product’s scenario to nothing where the address says nothing', () => {
	expect(read('/')).toEqual({ base: 'base', others: [], shown: null, by: 'segments' });
});

it('takes each scenario once, and the base never twice', () => {
	expect(read('/?base=2&avec=2&avec=3&avec=3&avec=base&par=inconnu')).toEqual({
		base: '2',
		others: ['3', 'base'],
		shown: null,
		by: 'segments'
	});
});

it('reads back every address that it writes', () => {
	const id = fc.constantFrom('base', '1', '2', '30', 'é&=');
	fc.assert(
		fc.property(
			id,
			fc.uniqueArray(id),
			fc.option(id),
			fc.constantFrom(...COMPARED_BY),
			(base, ids, shown, by) => {
				const asked = { base, others: ids.filter((one) => one !== base), shown, by };
				expect(read(comparisonHref(asked))).toEqual(asked);
			}
		)
	);
});
