import type { AddressShare, View } from '$lib/domain/view';
import { formatCount, formatInteger, formatList, french } from '$lib/words';
import { columnLabel } from './list-columns';
import { rangeText } from './range-text';

/** A filter in force, and the view without it. */
export interface ViewChip {
	readonly key: string;
	readonly label: string;
	readonly value: string;
	readonly without: View;
}

/** Beyond as many values of one field, one chip stands for all of them. */
const MOST = 12;

/** The filters and the search of a view as chips; `nameOf` names their values. */
export function viewChips(view: View, nameOf: (id: string, value: string) => string): readonly ViewChip[] {
	const without = (id: string, values: readonly string[]): View => {
		const { [id]: _, ...others } = view.filters;
		return { ...view, filters: values.length === 0 ? others : { ...others, [id]: values } };
	};
	const chips = Object.entries(view.filters).flatMap(([id, values]): ViewChip[] => {
		const { label } = columnLabel(id);
		if (values.length > MOST) {
			return [{ key: id, label, value: `${formatInteger(values.length)} valeurs`, without: without(id, []) }];
		}
		return values.map((value) => ({
			key: `${id} ${value}`,
			label,
			value: rangeText(value) ?? nameOf(id, value),
			without: without(
				id,
				values.filter((each) => each !== value)
			)
		}));
	});
	if (view.search === '') return chips;
	return [...chips, { key: 'q', label: 'Recherche', value: view.search, without: { ...view, search: '' } }];
}

/** Beyond as many values of one field, the others are only counted in a sentence. */
const MOST_TOLD = 4;

/**
 * The filters and the search of a view in words, for what leaves the screen without its chips:
 * « Segment : MIE physique et Grands groupes ; Département : 56 – Morbihan »; `''` without any.
 */
export function filterWords(view: View, nameOf: (id: string, value: string) => string): string {
	const fields = Object.entries(view.filters).map(([id, values]) => {
		const told = values.slice(0, MOST_TOLD).map((value) => rangeText(value) ?? nameOf(id, value));
		const others = values.length - told.length;
		const rest = others > 0 ? [formatCount(others, 'autre valeur', 'autres valeurs')] : [];
		return `${columnLabel(id).label} : ${formatList([...told, ...rest])}`;
	});
	const search = view.search === '' ? [] : [`Recherche : ${view.search}`];
	return french([...fields, ...search].join(' ; '));
}

/** What an address held that the view could not keep, in plain words; `''` when it did not hold too much. */
export function addressNotice({ asked, kept, gone }: AddressShare): string {
	if (asked === kept) return '';
	const sentences = [
		`L’adresse demandait ${formatInteger(asked)} valeurs de filtres ; ${formatInteger(kept)} ${kept < 2 ? 'est appliquée' : 'sont appliquées'} (une adresse n’en contient pas davantage).`
	];
	if (gone.length > 0) {
		sentences.push(
			`${gone.length < 2 ? 'Ce champ n’existe pas ou plus' : 'Ces champs n’existent pas ou plus'} : ${formatList(gone)}.`
		);
	}
	return french(sentences.join(' '));
}
