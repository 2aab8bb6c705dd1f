import { groupingsOf, type Settings } from '$lib/domain/funding';
import { fold } from '$lib/domain/view';
import type { FundingWork } from '$lib/screens';
import { formatCount } from '$lib/words';

/** An organisation whose grouping a scenario declares. */
export interface GroupingRow {
	readonly id: string;
	readonly name: string;
	/** ESMS that it runs itself; null when the plan is about none of its structures. */
	readonly own: number | null;
	/** ESMS of the grouping, its own included. */
	readonly esms: number;
}

type Organisations = FundingWork['population']['organisations'];

/** Declared groupings, in the order of names. */
export function groupingRows(settings: Settings, { id, name, esms }: Organisations): readonly GroupingRow[] {
	const rows = [...groupingsOf(settings)].map(([one, count]): GroupingRow => {
		const at = id.indexOf(one);
		return { id: one, name: name[at] ?? one, own: at < 0 ? null : (esms[at] ?? null), esms: count };
	});
	return rows.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

const PROPOSED = 8;

/** Organisations that a grouping may be declared for: those that match a search and have none, the smallest first. */
export function organisationsToGroup(
	settings: Settings,
	{ id, name, esms }: Organisations,
	search: string
): readonly { readonly id: string; readonly title: string; readonly detail: string; readonly own: number }[] {
	const declared = groupingsOf(settings);
	const wanted = fold(search);
	return id
		.map((one, at) => ({ id: one, title: name[at] ?? one, own: esms[at] ?? 0 }))
		.filter(
			(one) =>
				!declared.has(one.id) &&
				(wanted === '' || fold(one.title).includes(wanted) || one.id.startsWith(search))
		)
		.sort((a, b) => a.own - b.own || a.title.localeCompare(b.title, 'fr'))
		.slice(0, PROPOSED)
		.map((one) => ({ ...one, detail: formatCount(one.own, 'ESMS géré', 'ESMS gérés') }));
}
