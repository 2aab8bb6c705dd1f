import { migrationBetween } from '$lib/domain/comparison';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { codedColumn, textAt } from '$lib/domain/table';
import type { Effect, EffectChange, EffectMoney } from '$lib/domain/workshop';
import type { TerritoryData } from '../territory-data';
import type { YearlyCents } from './effect-side';

/** Movers that a room is told of by name; their number is always said. */
export const MOST_MOVERS = 50;

/** A territory as a sub-group has it, before or after something is applied. */
export interface EffectSide {
	readonly data: TerritoryData;
	/** What it costs; null without a scenario. */
	readonly cost: YearlyCents | null;
	/** What funders pay; null without a scenario, undefined where it is not looked at. */
	readonly aid?: YearlyCents | null;
}

/** What applying something does to a territory. Both sides have the same table. */
export function effectBetween(
	before: EffectSide,
	after: EffectSide,
	{ what, change }: { readonly what: string; readonly change: EffectChange }
): Effect {
	const { movers } = migrationBetween(before.data, after.data);
	const names = codedColumn(after.data.table.structures, 'structure.name');
	const named = movers.map(({ finess, from, to, after: row }) => ({
		finess,
		name: textAt(names, row ?? 0) || finess,
		from,
		to
	}));
	return {
		what,
		change,
		moved: named.length,
		shifts: shiftsBetween(before.data, after.data),
		sso: {
			before: bound(before.data, 'mandatory'),
			after: bound(after.data, 'mandatory'),
			undeterminedBefore: bound(before.data, 'undetermined'),
			undeterminedAfter: bound(after.data, 'undetermined')
		},
		money: moneyBetween(before.cost, after.cost),
		...(before.aid === undefined || after.aid === undefined
			? {}
			: { aid: moneyBetween(before.aid, after.aid) }),
		movers: named
			.sort((a, b) => compare(a.name, b.name) || (a.finess < b.finess ? -1 : 1))
			.slice(0, MOST_MOVERS)
	};
}

const { compare } = new Intl.Collator('fr', { numeric: true });

/** Structures by outcome id. */
function countsOf({ classification: { segments, result } }: TerritoryData): ReadonlyMap<string, number> {
	const ids = [...segments, ...OTHER_STATES];
	const counts = new Map(ids.map((id) => [id, 0]));
	for (const outcome of result) {
		const id = ids[outcome] ?? '';
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

/** Outcomes that some structure has on either side, segments first, in the order of the criteria. */
function shiftsBetween(before: TerritoryData, after: TerritoryData): Effect['shifts'] {
	const [was, is] = [countsOf(before), countsOf(after)];
	const ids = new Set([...before.classification.segments, ...after.classification.segments, ...OTHER_STATES]);
	return [...ids].flatMap((outcome) => {
		const shift = { outcome, before: was.get(outcome) ?? 0, after: is.get(outcome) ?? 0 };
		return shift.before + shift.after === 0 ? [] : [shift];
	});
}

const bound = ({ ssoAnswers }: TerritoryData, answer: 'mandatory' | 'undetermined'): number =>
	ssoAnswers.filter((each) => each === answer).length;

/** Null where either side has no scenario. */
function moneyBetween(before: YearlyCents | null, after: YearlyCents | null): EffectMoney | null {
	if (!before || !after) return null;
	return {
		before: before.total,
		after: after.total,
		years: after.years.map((year, i) => ({
			year,
			before: before.byYear[i] ?? 0,
			after: after.byYear[i] ?? 0
		}))
	};
}
