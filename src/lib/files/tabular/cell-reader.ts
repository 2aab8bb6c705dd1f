import type { Field } from '$lib/domain/fields';
import { err, ok, type Result } from '$lib/domain/shared';
import type { CellProblem, WarningCode } from '../contract';
import { codesByWord, fold, isUnsaid, memo, readDate, readFiness, readNumber, sirenOf } from '../values';
import { numberRule } from './number-rules';

/** A cell read: its canonical text, and what is odd about it. */
export interface CellReading {
	readonly text: string;
	readonly warning?: WarningCode;
}

/** Reads the cells of one column. `department` is the official code the row gives, `''` when it gives none. */
export type CellReader = (cell: string, department: string) => Result<CellReading, CellProblem>;

const NOTHING: Result<CellReading, never> = ok({ text: '' });

/** How the cells of a field are read. A word out of a closed list is lost with a warning; a wrong number is an error. */
export function cellReader(field: Field): CellReader {
	if (field.id === 'group.member') return memberReader;
	switch (field.type) {
		case 'finess':
			return finessReader;
		case 'number': {
			const rule = numberRule(field);
			return (cell) => {
				const number = readNumber(cell, rule);
				return number.ok ? ok({ text: number.value }) : number;
			};
		}
		case 'date':
			return memo((cell) => {
				const { date, odd } = readDate(cell);
				return ok(odd ? { text: date, warning: 'odd-date' } : { text: date });
			});
		case 'flag':
		case 'category':
			return closedListReader(codesByWord(field));
		case 'coordinate':
			return (cell) => {
				const text = cell.trim().replace(',', '.');
				if (text === '') return NOTHING;
				const fits = /^-?\d{1,3}(?:\.\d+)?$/.test(text) && Math.abs(Number(text)) <= 180;
				return ok(fits ? { text } : { text: '', warning: 'bad-coordinates' });
			};
		case 'text':
			return memo((cell) => (isUnsaid(cell) ? NOTHING : ok({ text: withoutGuard(cell) })));
	}
}

/** Takes off the apostrophe with which exports disarm formulas, so that an export can be read again. */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '');

function closedListReader(words: ReadonlyMap<string, string>): CellReader {
	if (words.size === 0) return (cell) => ok({ text: cell });
	return memo((cell) => {
		const code = words.get(fold(cell));
		if (code !== undefined) return ok({ text: code });
		return isUnsaid(cell) ? NOTHING : ok({ text: '', warning: 'unknown-value' });
	});
}

const finessReader: CellReader = (cell, department) => {
	const reading = readFiness(cell, department);
	if (!reading.ok) return reading;
	const { finess, keyValid, repaired } = reading.value;
	if (repaired) return ok({ text: finess, warning: 'finess-repaired' });
	return ok(keyValid ? { text: finess } : { text: finess, warning: 'finess-key' });
};

/** A SIREN, the SIREN of a SIRET, or the FINESS number of a legal entity. */
const memberReader: CellReader = (cell) => {
	const compact = cell.replace(/[\s\u00a0\u202f]/g, '').replace(/^'/, '');
	if (compact === '') return NOTHING;
	if (/^\d{14}$/.test(compact)) return ok({ text: compact.slice(0, 9) });
	const siren = sirenOf(compact);
	if (siren !== '') return ok({ text: siren });
	const finess = readFiness(compact, '');
	if (finess.ok) return ok({ text: finess.value.finess });
	return err({
		code: 'member-shape',
		expected: 'un SIREN de 9 chiffres ou un numéro FINESS d’entité juridique'
	});
};
