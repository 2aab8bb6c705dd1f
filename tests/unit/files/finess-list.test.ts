import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSourceFromBytes, readFinessList, type ListReading } from '$lib/files';
import { finess } from './builders';

const A = finess('29', 17);
const B = finess('01', 2);
const C = finess('2A', 3);

const reading = async (text: string | Uint8Array): Promise<ListReading> => {
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	const result = await readFinessList(fileSourceFromBytes('x', bytes));
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
};
const refusal = async (text: string): Promise<string> => {
	const result = await readFinessList(fileSourceFromBytes('x', new TextEncoder().encode(text)));
	return result.ok ? 'accepted' : result.error.code;
};

describe('a pasted list', () => {
	it.each(['\n', '\r\n', ' ', ', ', ';', '\t', ' | ', '/', '\u00a0', ' ; \n', '","', ' – '])(
		'is cut at any separator (%j)',
		async (separator) => {
			expect((await reading([A, B, C].join(separator))).numbers).toEqual([A, B, C]);
		}
	);

	it('takes one number alone, in groups, or in lower case', async () => {
		expect((await reading(A)).numbers).toEqual([A]);
		expect(
			(await reading(`${A.slice(0, 2)} ${A.slice(2, 5)} ${A.slice(5, 8)} ${A.slice(8)}`)).numbers
		).toEqual([A]);
		expect((await reading(C.toLowerCase())).numbers).toEqual([C]);
	});

	it('finds numbers among words and counts the lines that have none', async () => {
		const text = `Mes EHPAD :\n- EHPAD Les Lilas (${A}), Brest\n- ${B} : à revoir en 2027\n\nVoir avec Paul`;
		expect(await reading(text)).toMatchObject({ numbers: [A, B], given: 2, silentLines: 2, column: '' });
	});

	it('keeps each number once and counts the others', async () => {
		expect(await reading([A, B, A, A].join('\n'))).toMatchObject({
			numbers: [A, B],
			given: 4,
			duplicates: 2
		});
	});

	it('accepts a wrong key and tells it', async () => {
		const wrong = A.slice(0, 8) + String((Number(A[8]) + 1) % 10);
		expect(await reading(wrong)).toMatchObject({ numbers: [wrong], wrongKeys: [wrong] });
	});

	it('holds a number that lost its zero as a candidate, until the register tells', async () => {
		expect(await reading(`${A}\n${B.slice(1)}`)).toMatchObject({
			numbers: [A],
			candidates: [{ line: 2, value: B.slice(1), finess: B }],
			malformed: 0
		});
	});

	it('counts a candidate that is also given whole as a duplicate', async () => {
		expect(await reading(`${B.slice(1)}\n${B}`)).toMatchObject({
			numbers: [B],
			candidates: [],
			duplicates: 1
		});
	});

	it('tells what is no FINESS number: SIRET, scientific notation, a number cut short', async () => {
		const { malformed, malformedExamples } = await reading(
			`${A}\n26290001700012\n1,00E+08\n1.00E+08\n29000001`
		);
		expect(malformed).toBeGreaterThan(0);
		expect(malformedExamples.map(({ value }) => value)).toContain('26290001700012');
		expect(malformedExamples.map(({ value }) => value)).toContain('29000001');
	});

	it('is refused when it has none', async () => {
		expect(await refusal('bonjour\ntout le monde')).toBe('no-finess');
		expect(await refusal('')).toBe('empty');
		expect(await refusal('   \n ')).toBe('empty');
		expect(await refusal('<!doctype html><p>010000024')).toBe('web-page');
	});

	it('accounts for everything given, whatever the text', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(fc.constantFrom(A, B, C, B.slice(1), '26290001700012', '\n', '\t'), fc.string())),
				async (parts) => {
					const result = await readFinessList(
						fileSourceFromBytes('x', new TextEncoder().encode(parts.join(' ')))
					);
					if (!result.ok) return;
					const { given, numbers, duplicates, candidates, malformed } = result.value;
					expect(numbers.length + duplicates + candidates.length + malformed).toBe(given);
				}
			)
		);
	});
});

describe('a file with a FINESS column', () => {
	it('is read by that column, whatever the others', async () => {
		const text = `Nom;FINESS;Capacité\nLes Lilas;${A};80\nLes Roses;${B};120000000\n;;\nSans numéro;;3\n`;
		expect(await reading(text)).toMatchObject({ numbers: [A, B], column: 'FINESS', given: 2, malformed: 0 });
	});

	it('prefers the structure to its legal entity', async () => {
		const text = `FINESS EJ\tN° FINESS ET\n${finess('29', 900)}\t${A}\n${finess('29', 900)}\t${B}`;
		expect(await reading(text)).toMatchObject({ numbers: [A, B], column: 'N° FINESS ET' });
	});

	it('puts a lost zero back where the département agrees', async () => {
		const text = `Département;FINESS\n01;${B.slice(1)}\n29;${A}\n`;
		expect(await reading(text)).toMatchObject({ numbers: [B, A], repaired: 1, candidates: [] });
	});

	it('passes over a title above the header', async () => {
		const text = `Export Helios du 12/05/2026\n\nNuméro FINESS,Raison sociale\n${A},"Lilas, Les"\n`;
		expect(await reading(text)).toMatchObject({ numbers: [A], column: 'Numéro FINESS' });
	});

	it('may have no header when one column only has such numbers', async () => {
		expect(await reading(`Les Lilas;${A}\nLes Roses;${B}\n`)).toMatchObject({
			numbers: [A, B],
			malformed: 0
		});
	});

	it('may be in Windows-1252', async () => {
		const bytes = Buffer.from(`Département;N° FINESS\n29;${A}\n`, 'latin1');
		expect(await reading(bytes)).toMatchObject({ numbers: [A], column: 'N° FINESS' });
	});
});
