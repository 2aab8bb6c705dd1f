import type { View } from '../view';

/** One value of one field: what a click on a mark of a chart stands for. */
export interface Choice {
	readonly field: string;
	readonly value: string;
}

const withFilter = (view: View, field: string, values: readonly string[]): View => {
	const { [field]: _, ...others } = view.filters;
	return { ...view, filters: values.length === 0 ? others : { ...others, [field]: values } };
};

/** True when the view filters the field by this value. */
export const isChosen = (view: View, { field, value }: Choice): boolean =>
	view.filters[field]?.includes(value) ?? false;

/** The view with one more value of a field, or without it when it was there. */
export function toggled(view: View, choice: Choice): View {
	const { field, value } = choice;
	const values = view.filters[field] ?? [];
	return withFilter(
		view,
		field,
		isChosen(view, choice) ? values.filter((each) => each !== value) : [...values, value]
	);
}

/** True when each field is filtered by exactly these values, in any order. */
export const isExactly = (view: View, filters: Readonly<Record<string, readonly string[]>>): boolean =>
	Object.entries(filters).every(([field, values]) => {
		const held = view.filters[field] ?? [];
		return held.length === values.length && values.every((value) => held.includes(value));
	});

/** The view filtered by exactly these values of these fields; without them when it already was. */
export function toggledExactly(view: View, filters: Readonly<Record<string, readonly string[]>>): View {
	const already = isExactly(view, filters);
	return Object.entries(filters).reduce(
		(next, [field, values]) => withFilter(next, field, already ? [] : values),
		view
	);
}
