import type { Judged, MoverReason, PredicateChange } from '$lib/domain/comparison';
import type { Mover } from '$lib/domain/comparison';
import { field } from '$lib/domain/fields';
import { predicateLevel, tableOf, type Predicate } from '$lib/domain/segmentation';
import type { Tri } from '$lib/domain/shared';
import { intervalAt, textAt } from '$lib/domain/table';
import { codeText, formatCount, formatInterval, formatNumber, french, predicateText } from '$lib/words';

const TRI: Readonly<Record<Tri, string>> = { true: 'vrai', false: 'faux', unknown: 'inconnu' };
const MOST = 2;

/** Why a structure moved, in a French sentence without its last point. */
export function reasonText(mover: Mover, reason: MoverReason, before: Judged, after: Judged): string {
	if (mover.before === null) return 'Nouvelle dans les données';
	if (mover.after === null) return 'N’est plus dans les données';
	if (reason.scopeChanged)
		return mover.to === 'out-of-scope' || mover.to === 'to-qualify'
			? 'Sort du périmètre'
			: 'Entre dans le périmètre';
	const texts = changesByField(reason.predicates).flatMap((changes) =>
		fieldTexts(changes, valueText(before, mover.before), valueText(after, mover.after))
	);
	if (texts.length === 0)
		return after.criteria.level === 'structure'
			? 'Conditions, rangs ou segments changés'
			: 'Conditions ou rangs changés, ou une autre structure de son organisme';
	const more = texts.length - MOST;
	const rest = more > 0 ? ` ; et ${formatCount(more, 'autre condition', 'autres conditions')}` : '';
	return french(`${texts.slice(0, MOST).join(' ; ')}${rest}`);
}

type ValueText = (predicate: Predicate) => string;

/** Reads what a structure has of a field. */
const valueText =
	({ table }: Judged, row: number | null): ValueText =>
	(predicate) => {
		const level = predicateLevel(predicate);
		const column = tableOf(table, level).columns.get(predicate.field);
		if (row === null || !column || column.kind === 'coordinate') return 'inconnu';
		const at = level === 'organisation' ? (table.structureOrganisation[row] ?? 0) : row;
		return column.kind === 'number'
			? formatInterval(intervalAt(column, at))
			: codeText(predicate.field, textAt(column, at));
	};

function changesByField(changes: readonly PredicateChange[]): readonly (readonly PredicateChange[])[] {
	const groups = new Map<string, PredicateChange[]>();
	for (const change of changes) {
		const key = `${change.predicate.field} ${change.predicate.op}`;
		const group = groups.get(key);
		if (group) group.push(change);
		else groups.set(key, [change]);
	}
	return [...groups.values()];
}

/** What changed about one field: a condition that became another one is told as one. */
function fieldTexts(changes: readonly PredicateChange[], was: ValueText, is: ValueText): readonly string[] {
	const [gone, ...othersGone] = changes.filter(({ after }) => after === null);
	const [come, ...othersCome] = changes.filter(({ before }) => before === null);
	if (gone && come && othersGone.length === 0 && othersCome.length === 0 && changes.length === 2) {
		if (gone.before === come.after) return [];
		const { label } = field(come.predicate.field);
		return typeof come.predicate.value === 'number'
			? [
					`${label} : ${is(come.predicate)}, seuil de ${formatNumber(Number(gone.predicate.value))} à ${formatNumber(come.predicate.value)}`
				]
			: [`${predicateText(gone.predicate)} → ${predicateText(come.predicate)}`];
	}
	return changes.map(({ predicate, before, after }) => {
		if (before === null)
			return `Nouvelle condition « ${predicateText(predicate)} » : ${TRI[after ?? 'unknown']} (${is(predicate)})`;
		if (after === null)
			return `Condition retirée « ${predicateText(predicate)} » : elle était ${TRI[before]}`;
		const [old, now] = [was(predicate), is(predicate)];
		const values = old === now ? '' : ` (${old} → ${now})`;
		return `${predicateText(predicate)} : ${TRI[before]} → ${TRI[after]}${values}`;
	});
}
