import { err, ok, type Result } from '$lib/domain/shared';
import type { CellProblem } from '../contract';
import { isUnsaid } from './text';

export interface NumberRule {
	readonly integer: boolean;
	readonly max: number;
	/** French noun of what is counted, for the sentence: `places`. */
	readonly unit: string;
}

const GROUPED = /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/;
const PLAIN = /^\d+(?:[.,]\d+)?$/;
const DOTTED = /^\d{1,3}(?:\.\d{3})+,\d+$/;

/**
 * Reads a number as written in French or in a program, into canonical text: `1 234,5` gives `1234.5`.
 * `''` when nothing is said. Never guesses: `1.234` is not an integer, `50 %` is not a number.
 */
export function readNumber(cell: string, rule: NumberRule): Result<string, CellProblem> {
	if (/^\d{1,6}$/.test(cell) && Number(cell) <= rule.max) return ok(String(Number(cell)));
	const text = cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
	if (isUnsaid(text)) return ok('');
	const fail = (code: CellProblem['code']): Result<string, CellProblem> =>
		err({ code, expected: expected(rule) });
	if (text.endsWith('%')) return fail('number-percent');
	if (/^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(text)) return fail('number-scientific');
	const negative = /^[-\u2212\u2013]\s?\d/.test(text);
	const digits = negative ? text.slice(1).trim() : text.startsWith('+') ? text.slice(1) : text;
	if (!PLAIN.test(digits) && !GROUPED.test(digits) && !DOTTED.test(digits)) return fail('number-shape');
	const dotted = DOTTED.test(digits) ? digits.replaceAll('.', '') : digits;
	const value = Number(dotted.replaceAll(' ', '').replace(',', '.'));
	if (negative && value !== 0) return fail('number-negative');
	if (rule.integer && !Number.isInteger(value)) return fail('number-not-integer');
	if (value > rule.max) return fail('number-too-large');
	return ok(String(value));
}

function expected({ integer, max, unit }: NumberRule): string {
	const most = new Intl.NumberFormat('fr-FR').format(max);
	return `un nombre ${integer ? 'entier ' : ''}de ${unit} entre 0 et ${most}, par exemple ${integer ? '42' : '42,5'}`;
}
