import { describe, expect, it } from 'vitest';
import type { FileRefusal } from './refusal';
import { refusalMessage } from './refusal-message';
import type { RejectCode } from './reject';
import { rejectMessage } from './reject-message';
import { WARNING_CODES } from './report';
import { warningMessage } from './warning-message';

/** One of each refusal: the type makes the list complete. */
const REFUSALS: { readonly [Code in FileRefusal['code']]: Extract<FileRefusal, { code: Code }> } = {
	cancelled: { code: 'cancelled' },
	unreadable: { code: 'unreadable', reason: 'missing' },
	empty: { code: 'empty' },
	binary: { code: 'binary' },
	'legacy-spreadsheet': { code: 'legacy-spreadsheet' },
	'not-xlsx': { code: 'not-xlsx', kind: 'zip' },
	'web-page': { code: 'web-page' },
	'utf-16': { code: 'utf-16' },
	'nul-bytes': { code: 'nul-bytes', line: 1_234 },
	'too-large': { code: 'too-large', format: 'csv', size: 250_000_000, limit: 200_000_000 },
	'inflates-too-much': { code: 'inflates-too-much', limit: 1_500_000_000 },
	'damaged-gzip': { code: 'damaged-gzip' },
	'truncated-gzip': { code: 'truncated-gzip' },
	'other-json': { code: 'other-json' },
	'truncated-json': { code: 'truncated-json', line: 12 },
	'malformed-json': { code: 'malformed-json', line: 12 },
	'entity-too-long': { code: 'entity-too-long', line: 12, limit: 64_000_000 },
	'other-finess-file': { code: 'other-finess-file', section: 'equipementsanitaire' },
	'header-only': { code: 'header-only' },
	'header-too-long': { code: 'header-too-long', limit: 65_536 },
	'row-too-long': { code: 'row-too-long', line: 2, limit: 65536 },
	'header-damaged': { code: 'header-damaged' },
	'too-many-columns': { code: 'too-many-columns', columns: 20_000, limit: 256 },
	'too-many-rows': { code: 'too-many-rows', limit: 5_000_000 },
	'too-many-rejects': {
		code: 'too-many-rejects',
		limit: 200_000,
		first: { line: 2, column: 'FINESS', value: 'x', expected: 'un numéro', code: 'finess-shape', raw: 'x' }
	},
	'duplicate-headers': { code: 'duplicate-headers', headers: ['Effectif'] },
	'reserved-header': { code: 'reserved-header', header: '__proto__' },
	'no-finess': { code: 'no-finess', headers: ['Nom', 'Âge'] },
	'damaged-xlsx': { code: 'damaged-xlsx' },
	'xlsx-bomb': { code: 'xlsx-bomb', reason: 'inflated', limit: 200_000_000 },
	'empty-workbook': { code: 'empty-workbook' },
	'questionnaire-damaged': { code: 'questionnaire-damaged', missing: 'campagne' },
	'questionnaire-version': { code: 'questionnaire-version', version: '7' },
	'decision-shape': { code: 'decision-shape' },
	'mapping-needed': {
		code: 'mapping-needed',
		proposal: { kind: null, columns: [], missing: [], certain: false }
	},
	'mapping-shape': { code: 'mapping-shape' },
	'mapping-unknown-kind': { code: 'mapping-unknown-kind', kind: 'x' },
	'mapping-unknown-field': { code: 'mapping-unknown-field', field: 'x' },
	'mapping-missing-field': { code: 'mapping-missing-field', field: 'structure.finess' },
	'mapping-missing-header': { code: 'mapping-missing-header', header: 'x' },
	'mapping-repeated-field': { code: 'mapping-repeated-field', field: 'structure.heads' }
};

const isFrenchSentence = (text: string): boolean =>
	/^[A-ZÀÉ\d].*\.$/su.test(text) && !/ [:;!?»]|« |undefined|NaN|'/.test(text);

describe('messages', () => {
	it.each(Object.values(REFUSALS).map((refusal) => [refusal.code, refusal]))(
		'the refusal %s is one French sentence',
		(_, refusal) => {
			const text = refusalMessage(refusal);
			expect(text).toSatisfy(isFrenchSentence);
			expect(text.length).toBeGreaterThan(30);
		}
	);

	it('say sizes and numbers in French', () => {
		expect(refusalMessage(REFUSALS['too-large'])).toContain('250 Mo');
		expect(refusalMessage(REFUSALS['inflates-too-much'])).toContain('1,5 Go');
		expect(refusalMessage(REFUSALS['too-many-columns'])).toContain('20\u202f000 colonnes');
	});

	it.each([...WARNING_CODES])('the warning %s agrees with its count', (code) => {
		expect(warningMessage(code, 1)).toSatisfy(isFrenchSentence);
		expect(warningMessage(code, 1)).toMatch(/^1 /);
		expect(warningMessage(code, 2_000)).toMatch(/^2\u202f000 /);
		expect(warningMessage(code, 2)).not.toBe(warningMessage(code, 1).replace('1', '2'));
	});

	const codes: readonly RejectCode[] = [
		'field-count',
		'finess-damaged',
		'number-percent',
		'duplicate-conflict',
		'bad-quotes'
	];
	it.each(codes)('the reject %s says where, what and what was expected', (code) => {
		const reject = {
			line: 12,
			column: 'Effectif',
			value: '50 %',
			expected: 'un nombre entier',
			code,
			raw: ''
		};
		const text = rejectMessage(reject);
		expect(text).toSatisfy(isFrenchSentence);
		expect(text).toMatch(
			/^Ligne 12, colonne «\u00a0Effectif\u00a0»\u00a0: .*Attendu\u00a0: un nombre entier\.$/
		);
	});

	it('quote long and broken values on one short line', () => {
		const value = `a\nb${'x'.repeat(500)}`;
		const text = rejectMessage({ line: 1, column: '', value, expected: 'x', code: 'line-too-long', raw: '' });
		expect(text.length).toBeLessThan(200);
		expect(text).not.toContain('\n');
	});
});
