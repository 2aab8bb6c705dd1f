import { expect, test } from 'vitest';
import { windows1252 } from './index';

test('French text is written as Windows-1252 has it', () => {
	expect([...windows1252('Éç «œ–l’€…Œÿ')]).toEqual([
		0xc9, 0xe7, 0x20, 0xab, 0x9c, 0x96, 0x6c, 0x92, 0x80, 0x85, 0x8c, 0xff
	]);
});

test('a sign that Windows-1252 does not have is refused', () => {
	expect(() => windows1252('≥')).toThrow('Not in Windows-1252: ≥');
});
