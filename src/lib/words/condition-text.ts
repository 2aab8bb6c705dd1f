import { field } from '$lib/domain/fields';
import type { Predicate } from '$lib/domain/segmentation';
import { formatDate, formatList, formatNumber, french } from './format';
import { valueLabel } from './labels';

const yesNo = (value: string): string => (value === 'yes' ? 'oui' : value === 'no' ? 'non' : value);

/** A coded value in words: a label of the closed list, oui or non, a French date. */
export function codeText(fieldId: string, code: string): string {
	if (code === '') return 'inconnu';
	const { type } = field(fieldId);
	if (type === 'flag') return yesNo(code);
	return type === 'date' ? formatDate(code) : valueLabel(fieldId, code);
}

/** What a predicate asks, in French: « ESMS de l’organisme ≥ 50 », « Champ : PA, PH ou DOM ». */
export function predicateText({ field: id, op, value }: Predicate): string {
	const { label } = field(id);
	const words = Array.isArray(value) ? value.map((each) => codeText(id, String(each))) : [String(value)];
	const number = (text: string): string => formatNumber(Number(text));
	const [first = '', second = ''] = words;
	switch (op) {
		case 'in':
			return french(`${label} : ${formatList(words, 'ou')}`);
		case 'is':
			return french(`${label} : ${yesNo(first)}`);
		case 'gte':
			return `${label} ≥ ${number(first)}`;
		case 'gt':
			return `${label} > ${number(first)}`;
		case 'lte':
			return `${label} ≤ ${number(first)}`;
		case 'lt':
			return `${label} < ${number(first)}`;
		case 'between':
			return `${label} entre ${number(first)} et ${number(second)}`;
		case 'contains':
			return french(`${label} contient « ${first} »`);
		case 'before':
			return `${label} avant le ${formatDate(first)}`;
		case 'after':
			return `${label} après le ${formatDate(first)}`;
	}
}
