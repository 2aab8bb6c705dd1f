import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../contract';
import { TextSurvey } from './text-survey';

function survey(bytes: Buffer, chunk = bytes.length || 1): TextSurvey {
	const text = new TextSurvey('geolocalisation;');
	for (let at = 0; at < bytes.length; at += chunk) text.add(bytes.subarray(at, at + chunk));
	return text;
}

describe('looking at a whole text', () => {
	it('is UTF-8 when every byte of it is', () => {
		expect(survey(Buffer.from('Élan 😀')).encoding).toBe('utf-8');
		expect(survey(Buffer.from('plain')).encoding).toBe('utf-8');
	});

	it('is Windows-1252 from the first byte that is not UTF-8, however late', () => {
		expect(
			survey(Buffer.concat([Buffer.from('é'.repeat(1_000)), Buffer.from([0xe9, 0x20])]), 7).encoding
		).toBe('windows-1252');
	});

	it('stays UTF-8 when the very last character is cut, unless it is the only accent', () => {
		expect(survey(Buffer.from([...Buffer.from('éa'), 0xc3])).encoding).toBe('utf-8');
		expect(survey(Buffer.from([...Buffer.from('caf'), 0xe9])).encoding).toBe('windows-1252');
	});

	it('finds the marker across chunks', () => {
		for (let chunk = 1; chunk < 20; chunk++) {
			expect(survey(Buffer.from('é;x\ngeolocalisation;010000024\n'), chunk).hasMarker).toBe(true);
		}
		expect(survey(Buffer.from('geolocalisatio;'), 4).hasMarker).toBe(false);
	});

	it('refuses NUL bytes and says on which line', () => {
		try {
			survey(Buffer.from('a\nb\nc\0d'), 3);
			expect.unreachable();
		} catch (error) {
			expect(error instanceof Refused && error.refusal).toEqual({ code: 'nul-bytes', line: 3 });
		}
	});

	it('answers the same whatever the chunks', () => {
		const bytes = fc.oneof(
			fc.uint8Array({ min: 1, maxLength: 60 }).map((a) => Buffer.from(a)),
			fc.string({ unit: 'grapheme' }).map((s) => Buffer.from(s.replaceAll('\0', ' ')))
		);
		fc.assert(
			fc.property(bytes, fc.integer({ min: 1, max: 8 }), (content, chunk) => {
				expect(survey(content, chunk).encoding).toBe(survey(content).encoding);
			}),
			{ numRuns: 1_000 }
		);
	});
});
