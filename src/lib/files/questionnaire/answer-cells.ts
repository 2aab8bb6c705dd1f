import { field } from '$lib/domain/fields';
import type { OutCell, Validation } from '../ooxml';
import { numberRule } from '../tabular';
import { listRange } from './reference-sheet';
import { choicesOf, wordOf } from './words';

/** A cell to be filled, with what was declared already. */
export function answerCell(fieldId: string, declared: string): OutCell {
	const isNumber = field(fieldId).type === 'number';
	const style = isNumber ? 'answer-number' : 'answer';
	if (declared === '') return { value: null, style };
	return { value: isNumber ? Number(declared) : wordOf(fieldId, declared), style };
}

const LONGEST_TITLE = 32;

/** What can be answered in some cells, and the help shown when one of them is chosen. */
export function answerRule(fieldId: string, cells: string): Validation {
	const declaration = field(fieldId);
	const { label, help, type } = declaration;
	const title = label.length > LONGEST_TITLE ? `${label.slice(0, LONGEST_TITLE - 1)}…` : label;
	const common = { cells, help: { title, text: help } };
	if (choicesOf(fieldId).length > 0) {
		const rule = { kind: 'list', range: listRange(fieldId) } as const;
		return { ...common, rule, problem: 'Choisissez une réponse de la liste, ou laissez la cellule vide.' };
	}
	if (type === 'number') {
		const { integer, max } = numberRule(declaration);
		const rule = { kind: integer ? 'whole' : 'decimal', from: 0, to: max } as const;
		const kind = integer ? 'nombre entier' : 'nombre';
		const problem = `Un ${kind} entre 0 et ${max} est attendu. Laissez la cellule vide si vous ne savez pas.`;
		return { ...common, rule, problem };
	}
	return { ...common, rule: { kind: 'any' } };
}
