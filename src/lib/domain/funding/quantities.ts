import type { BoundIndex } from './bounds';
import { setProjects, setSchemes, setTimes, setToEquip, setTurnover } from './cost-loops';
import type { CostValues } from './cost-values';
import type { FamilyShares } from './family-shares';
import { isAlwaysNeeded, isAskedByTarget, needsByCode } from './need';
import { BATCH, NO_COMPONENT, type Ordered } from './ordered';
import type { Plan } from './plan';

/**
 * How much of each item structures need, for values and heads at one bound, a batch after the other: columns hold those of the batch
 * that was turned to, and are written over.
 */
export interface Quantities {
	/** Turns to the structures at places from `start` up to `end`, excluded. At most {@link BATCH} of them. */
	turnTo(start: number, end: number): void;
	/** Persons, devices, workstations, or shares of an organisation. */
	quantity(segment: number, item: number): Float64Array;
	/** How far the organisation needs the item, between 0 and 1: by code, and the codes; null where everybody does. */
	need(segment: number, item: number): Need | null;
	/** Professionals replaced in a year, as a share. */
	readonly turnover: Float64Array;
}

export interface Need {
	readonly byCode: Float64Array;
	readonly codes: Uint8Array;
}

export function quantities(
	{ heads: bounds, equipped, turnover: said, esms, schemes, needCodes, structure }: Ordered,
	plan: Plan,
	families: FamilyShares,
	values: CostValues,
	bound: BoundIndex
): Quantities {
	const heads = bounds[bound];
	const size = Math.min(BATCH, structure.length);
	const [toEquip, turnover, made] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
	const none = new Float64Array(size);
	const one = new Float64Array(size).fill(1);
	let [start, end] = [0, 0];
	const cut = (column: Float64Array): Float64Array => column.subarray(start, end);
	const needs = plan.segments.map((_, segment) =>
		plan.items.map((item, index) =>
			isAlwaysNeeded(plan, item, segment)
				? null
				: needsByCode(item, isAskedByTarget(plan, item, segment), values, values.whenUnknown[index] ?? 0)
		)
	);

	return {
		turnover,
		turnTo(from, to) {
			[start, end] = [from, to];
			setToEquip(toEquip, cut(heads), cut(equipped), values.equipped, to - from);
			setTurnover(turnover, cut(said), values.turnover, values.movement, to - from);
		},
		need(segment, index) {
			const byCode = needs[segment]?.[index];
			if (!byCode) return null;
			const codes =
				needCodes.get(plan.items[index]?.component ?? NO_COMPONENT) ?? needCodes.get(NO_COMPONENT);
			return codes ? { byCode, codes: codes.subarray(start, end) } : null;
		},
		quantity(segment, index) {
			const item = plan.items[index];
			if (!item) return none;
			const count = end - start;
			const persons = item.deductsEquipped ? toEquip : cut(heads);
			const column = families.columns[families.columnOf[index] ?? -1];
			const shares = column ? cut(column) : none;
			switch (item.driver) {
				case 'professional':
				case 'device':
					return persons;
				case 'workstation':
					setTimes(made, persons, values.workstationsPerHead, count);
					return made;
				case 'professional-without-phone':
					setTimes(made, persons, values.phoneless[segment] ?? 0, count);
					return made;
				case 'structure':
					return one;
				case 'organisation':
					return shares;
				case 'organisation-or-grouping':
					setProjects(made, cut(esms), shares, values.structuresPerProject, count);
					return made;
				case 'scheme':
					setSchemes(made, cut(schemes[bound]), shares, values.schemes, count);
					return made;
				default:
					return item.driver satisfies never;
			}
		}
	};
}
