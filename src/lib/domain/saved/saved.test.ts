import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressHref, LONGEST_ADDRESS, LONGEST_NAME, parseAddress, parseName } from './index';

describe('the name of a saved thing', () => {
	it('is one line without outer or double spaces', () => {
		expect(parseName('  EHPAD \n du\tMorbihan ')).toEqual({
			ok: true,
			value: { text: 'EHPAD du Morbihan', key: 'ehpad du morbihan' }
		});
	});

	it.each(['', '   ', '\u200b', '\u202e\u2066', '\0', '\ud800'])(
		'is refused when nothing can be read of it (%j)',
		(text) => {
			expect(parseName(text)).toEqual({ ok: false, error: 'name-empty' });
		}
	);

	it('is at most eighty characters, not code units', () => {
		expect(parseName('é'.repeat(LONGEST_NAME)).ok).toBe(true);
		expect(parseName('😀'.repeat(LONGEST_NAME)).ok).toBe(true);
		expect(parseName('é'.repeat(LONGEST_NAME + 1))).toEqual({ ok: false, error: 'name-too-long' });
	});

	it('has one key whatever its case, accents and apostrophes', () => {
		const keys = ['L’Été à Brest', "l'ete a brest", 'L‘ÉTÉ  À BREST'].map((text) => {
			const name = parseName(text);
			return name.ok ? name.value.key : '';
		});
		expect(new Set(keys)).toEqual(new Set(['l ete a brest']));
	});

	it('is kept as text, whatever it looks like', () => {
		const name = parseName('<script>alert(1)</script> =CMD()');
		expect(name).toMatchObject({ ok: true, value: { text: '<script>alert(1)</script> =CMD()' } });
	});

	it('reads again as itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const once = parseName(text);
				if (once.ok) expect(parseName(once.value.text)).toEqual(once);
			})
		);
	});
});

describe('the address of a saved view', () => {
	it('is the same for the same view, whatever the order it was made in', () => {
		const one = parseAddress(
			'/structures',
			'?sort=-structure.heads&structure.sector=PA&structure.sector=DOM'
		);
		const other = parseAddress(
			'/structures',
			'structure.sector=PA&sort=-structure.heads&structure.sector=DOM'
		);
		expect(one).toEqual(other);
		expect(one.ok && addressHref(one.value)).toBe(
			'/structures?sort=-structure.heads&structure.sector=PA&structure.sector=DOM'
		);
	});

	it('leaves out how a room was shown it', () => {
		expect(parseAddress('/', '?projection')).toEqual({ ok: true, value: { path: '/', query: '' } });
	});

	it('keeps what it does not know, so that nothing is lost', () => {
		expect(parseAddress('/structures', 'structure.gone=x')).toEqual({
			ok: true,
			value: { path: '/structures', query: 'structure.gone=x' }
		});
	});

	it.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example/',
		'javascript:alert(1)',
		'/structures/../api/territory',
		'/api/territory',
		'/export/structures.csv',
		'/_app/version.json',
		'/structures?x=1',
		'/structures#a',
		'structures',
		''
	])('is refused when it is not a page of the product (%s)', (path) => {
		expect(parseAddress(path, '')).toEqual({ ok: false, error: 'address-foreign' });
	});

	it('is refused beyond what browsers and servers carry', () => {
		const room = LONGEST_ADDRESS - '/structures'.length;
		expect(parseAddress('/structures', 'q'.repeat(room)).ok).toBe(true);
		expect(parseAddress('/structures', 'q'.repeat(room + 1))).toEqual({
			ok: false,
			error: 'address-too-long'
		});
	});

	it('reads again as itself', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
				const once = parseAddress('/structures', new URLSearchParams(pairs).toString());
				if (once.ok) expect(parseAddress(once.value.path, once.value.query)).toEqual(once);
			})
		);
	});
});
