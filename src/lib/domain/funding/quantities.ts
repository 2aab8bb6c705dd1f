import type { BoundIndex } from './bounds';
import { setProjects, setSchemes, setTimes, setToEquip, setTurnover } from './cost-loops';
import type { CostValues } from './cost-values';
import type { FamilyShares } from './family-shares';
import { isAlwaysNeeded, isAskedByTarget, needsByCode } from './need';
import { BATCH, NO_COMPONENT, type Batch, type Ordered } from './ordered';
import type { Plan } from './plan';

/**
 * How much of each item structures need, for values and heads at one bound, a batch after the other: columns hold those of the batch
 * that was turned to, and are written over.
 */
export interface Quantities {
	/** Turns to the structures of a batch. */
	turnTo(batch: Batch): void;
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
	{ heads: bounds, left, turnover: said, esms, schemes, needCodes, structure }: Ordered,
	plan: Plan,
	families: FamilyShares,
	values: CostValues,
	bound: BoundIndex
): Quantities {
	const [heads, declared] = [bounds[bound], schemes[bound]];
	const size = Math.min(BATCH, structure.length);
	const [toEquip, turnover, made] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
	const none = new Float64Array(size);
	const one = new Float64Array(size).fill(1);
	let batch: Batch | null = null;
	let count = 0;
	const cut = (column: Float64Array): Float64Array => batch?.floats(column) ?? none;
	/** Few are different: most items are asked for in the same way. */
	const alike = new Map<string, Float64Array>();
	const needs = plan.segments.map((_, segment) =>
		plan.items.map((item, index) => {
			if (isAlwaysNeeded(plan, item, segment)) return null;
			const [byTarget, unknown] = [isAskedByTarget(plan, item, segment), values.whenUnknown[index] ?? 0];
			const key = `${byTarget} ${item.component === null} ${unknown}`;
			const byCode = alike.get(key) ?? needsByCode(item, byTarget, values, unknown);
			alike.set(key, byCode);
			return byCode;
		})
	);

	return {
		turnover,
		turnTo(to) {
			batch = to;
			count = to.end - to.start;
			setToEquip(toEquip, cut(heads), cut(left.value), cut(left.unsaid), 1 - values.equipped, count);
			setTurnover(turnover, cut(said.value), cut(said.unsaid), values.turnover, values.movement, count);
		},
		need(segment, index) {
			const byCode = needs[segment]?.[index];
			if (!byCode) return null;
			const codes =
				needCodes.get(plan.items[index]?.component ?? NO_COMPONENT) ?? needCodes.get(NO_COMPONENT);
			return codes && batch ? { byCode, codes: batch.codes(codes) } : null;
		},
		quantity(segment, index) {
			const item = plan.items[index];
			if (!item) return none;
			const persons = (): Float64Array => (item.deductsEquipped ? toEquip : cut(heads));
			const shares = (): Float64Array => {
				const column = families.columns[families.columnOf[index] ?? -1];
				return column ? cut(column) : none;
			};
			switch (item.driver) {
				case 'professional':
				case 'device':
					return persons();
				case 'workstation':
					setTimes(made, persons(), values.workstationsPerHead, count);
					return made;
				case 'professional-without-phone':
					setTimes(made, persons(), values.phoneless[segment] ?? 0, count);
					return made;
				case 'structure':
					return one;
				case 'organisation':
					return shares();
				case 'organisation-or-grouping':
					setProjects(made, cut(esms), shares(), values.structuresPerProject, count);
					return made;
				case 'scheme':
					setSchemes(made, cut(declared.value), cut(declared.unsaid), shares(), values.schemes, count);
					return made;
				default:
					return item.driver satisfies never;
			}
		}
	};
}
