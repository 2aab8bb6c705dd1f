import type { Field } from '$lib/domain/fields';
import { codesByWord, fold, isUnsaid, readDate, readFiness, readNumber, sirenOf } from '../values';

/** Share of the said cells of a column that suit a field, from 0 to 1; null when no cell says anything. */
export function suitability(field: Field, cells: readonly string[]): number | null {
	const said = cells.filter((cell) => !isUnsaid(cell));
	if (said.length === 0) return null;
	const suits = testOf(field);
	return said.filter(suits).length / said.length;
}

function testOf(field: Field): (cell: string) => boolean {
	if (field.id === 'group.member') return (cell) => isFinessLike(cell) || sirenOf(cell) !== '';
	switch (field.type) {
		case 'finess':
			return isFinessLike;
		case 'number':
			return (cell) => readNumber(cell, { integer: false, max: Infinity, unit: '' }).ok;
		case 'date':
			return (cell) => !readDate(cell).odd;
		case 'flag':
		case 'category': {
			const words = codesByWord(field);
			return words.size === 0 ? () => true : (cell) => words.has(fold(cell));
		}
		case 'coordinate':
			return (cell) => /^-?\d{1,3}(?:[.,]\d+)?$/.test(cell.trim());
		case 'text':
			return () => true;
	}
}

/** A FINESS number, or one that a spreadsheet damaged. */
export function isFinessLike(cell: string): boolean {
	const reading = readFiness(cell, '');
	return reading.ok || reading.error.code === 'finess-damaged' || reading.error.code === 'finess-scientific';
}
