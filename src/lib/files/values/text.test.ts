import { describe, expect, it } from 'vitest';
import { cleanCells, cleanText, fold, isUnsaid } from './text';

describe('text of a cell', () => {
	it('is put on one line, without control characters, outer or double spaces', () => {
		expect(cleanText('  LA\tCHENAIE\r\nNORD  2 \0')).toBe('LA CHENAIE NORD 2');
	});

	it('has its accents composed', () => {
		expect(cleanText('E\u0301LAN')).toBe('ÉLAN');
	});

	it('is cleaned alike in a whole line', () => {
		expect(cleanCells(['a  b', ' c '], 'a  b; c ')).toEqual(['a b', 'c']);
		expect(cleanCells([' c '], ' c ')).toEqual(['c']);
	});

	it('is compared without case, accents or punctuation', () => {
		expect(fold('  N° FINESS (ET) ')).toBe('n finess et');
		expect(fold('Nº FINESS')).toBe('n finess');
		expect(fold('Nombre d’utilisateurs')).toBe(fold("NOMBRE D'UTILISATEURS"));
		expect(fold('et_finess')).toBe('et finess');
	});

	it('says nothing when it is one of the usual ways of not answering', () => {
		expect(['', 'NC', 'n.c.', '—', '?', 'Ne sait pas'].every(isUnsaid)).toBe(true);
		expect(['non', '0', 'aucun'].some(isUnsaid)).toBe(false);
	});
});
