import { err, hasValidKey, ok, parseFiness, type FinessNumber, type Result } from '$lib/domain/shared';
import type { CellProblem } from '../contract';

export interface FinessReading {
	readonly finess: FinessNumber;
	readonly keyValid: boolean;
	readonly repaired: boolean;
}

const EXPECTED = 'un numéro FINESS de 9 caractères, par exemple 010000024';

/**
 * Reads a FINESS number as written in a file. A wrong key is told, not refused. A damaged number (leading zero lost,
 * O for 0, I for 1) is repaired only when its key is right and its first two characters are the département.
 * @param department official code of the row's département; `''` when the file does not say: nothing is repaired then.
 */
export function readFiness(cell: string, department: string): Result<FinessReading, CellProblem> {
	const plain = parseFiness(cell);
	if (plain.ok) return ok({ finess: plain.value, keyValid: hasValidKey(plain.value), repaired: false });
	const text = withoutDressing(cell);
	if (text === '') return err({ code: 'finess-missing', expected: EXPECTED });
	const undressed = parseFiness(text);
	if (undressed.ok)
		return ok({ finess: undressed.value, keyValid: hasValidKey(undressed.value), repaired: false });
	if (/^\d([.,]\d+)?E[+-]?\d+$/i.test(text)) {
		return err({
			code: 'finess-scientific',
			expected: `${EXPECTED} : mettez la colonne au format Texte avant d’y copier les numéros`
		});
	}
	const candidate = repair(text);
	if (!candidate) return err({ code: 'finess-shape', expected: EXPECTED });
	if (hasValidKey(candidate) && agrees(candidate, department)) {
		return ok({ finess: candidate, keyValid: true, repaired: true });
	}
	return err({
		code: 'finess-damaged',
		expected:
			department === ''
				? `${EXPECTED} ; avec une colonne Département, un zéro initial perdu peut être rétabli`
				: `${EXPECTED}, dont la clé et le département (${department}) concordent`
	});
}

/** Takes off what spreadsheets put around a text: `="010000024"`, `'010000024`, `10000024.0`. */
function withoutDressing(cell: string): string {
	const text = cell.replace(/[\s\u00a0\u202f]/g, '').replace(/^="?|^'|"$/g, '');
	return text.replace(/^(\d{8,9})[.,]0+$/, '$1').toUpperCase();
}

/**
 * The number that a damaged one probably was, when its key is right; null otherwise. Without the département of its row it is
 * only a candidate: whoever takes it must know the number from elsewhere.
 */
export function repairedFiness(cell: string): FinessNumber | null {
	const candidate = repair(withoutDressing(cell));
	return candidate && hasValidKey(candidate) ? candidate : null;
}

/** The number that `text` probably was, or null. */
function repair(text: string): FinessNumber | null {
	const letters = text.replaceAll('O', '0').replace(/[IL]/g, '1');
	const candidate = /^[1-9]\d{7}$/.test(letters) ? `0${letters}` : letters;
	if (candidate === text) return null;
	const parsed = parseFiness(candidate);
	return parsed.ok ? parsed.value : null;
}

/** Overseas numbers start with 97 or 98 whatever the département. */
function agrees(finess: FinessNumber, department: string): boolean {
	const prefix = finess.slice(0, 2);
	return department.length === 3 ? prefix === '97' || prefix === '98' : prefix === department;
}
