import { monthNumber, monthOf, type Month } from '$lib/domain/funding';
import type { FundingWork } from './funding-work';

/** The way of one segment to the target, as it is drawn. */
export interface BurnUpSight {
	readonly segment: string;
	readonly structures: number;
	/** Likely professionals, and those who need a means when the plan starts. */
	readonly professionals: number;
	readonly toEquip: number;
	readonly firstMonth: Month;
	readonly start: Month;
	readonly deadline: Month;
	/** Professionals who have a means at the end of each month. */
	readonly equipped: readonly number[];
	/** What somebody counted. */
	readonly actuals: readonly { readonly month: Month; readonly equipped: number; readonly source: string }[];
	/** At the end of the deadline's month. */
	readonly atDeadline: number;
	readonly reached: boolean;
	readonly reachedIn: Month | null;
	/** Professionals a month that it takes, evenly, from a month on; 0 when everybody is equipped. */
	readonly pace: number;
	readonly paceFrom: Month;
	/** Equipped at the end of the month before. */
	readonly before: number;
	/** True where the pace to come was said; else it is what it takes. */
	readonly paceSaid: boolean;
}

/** The ways of the segments that have structures. @param today the month we are in: the pace that it takes starts after it */
export function burnUps({ population, plan, model }: FundingWork, today: Month): BurnUpSight[] {
	return model.trajectories.flatMap((way): BurnUpSight[] => {
		const structures = population.segment.reduce((sum, own) => sum + (own === way.segment ? 1 : 0), 0);
		const segment = plan.segments[way.segment];
		if (structures === 0 || segment === undefined) return [];
		const first = monthNumber(way.firstMonth);
		const deadline = monthNumber(plan.deadline);
		const counted = way.lastActual === null ? -Infinity : monthNumber(way.lastActual) + 1;
		const from = Math.max(monthNumber(plan.start), monthNumber(today) + 1, counted);
		const at = (month: number): number => (month < first ? 0 : (way.done[month - first] ?? 0) * way.toEquip);
		const before = at(from - 1);
		const left = Math.max(0, way.toEquip - before);
		return [
			{
				segment,
				structures,
				professionals: way.professionals,
				toEquip: way.toEquip,
				firstMonth: way.firstMonth,
				start: plan.start,
				deadline: plan.deadline,
				equipped: Array.from(way.done, (share) => share * way.toEquip),
				actuals: plan.actuals
					.filter((actual) => actual.segment === segment)
					.map(({ month, equipped, source }) => ({ month, equipped, source }))
					.sort((a, b) => (a.month < b.month ? -1 : 1)),
				atDeadline: at(deadline),
				reached: way.reached,
				reachedIn: way.reachedIn,
				pace: from > deadline ? left : left / (deadline - from + 1),
				paceFrom: monthOf(from),
				before,
				paceSaid: (plan.paces[way.segment] ?? []).length > 0
			}
		];
	});
}
