import type { Assumption } from './assumption';
import { at, opposite, type BoundIndex } from './bounds';
import { assumptionOf, type Plan } from './plan';
import { SSO_STATES } from './population';

/** Every value of the register that costs are computed with, each one read once: at a bound, or as it was drawn. */
export interface CostValues {
	/** By item: price of one unit in cents, all taxes included, not rounded. */
	readonly prices: Float64Array;
	/** By item: how far an organisation needs it where its component is unknown, 0 to 1. */
	readonly whenUnknown: Float64Array;
	/** By code of SSO_STATES: how far such an organisation must deploy single sign-on, 0 to 1. */
	readonly obliged: Float64Array;
	/** Share of professionals already equipped, where nothing is declared. */
	readonly equipped: number;
	readonly workstationsPerHead: number;
	/** By segment: share of professionals without a phone that they may use. */
	readonly phoneless: Float64Array;
	readonly structuresPerProject: number;
	/** Identification schemes of an organisation that declares no use. */
	readonly schemes: number;
	readonly spare: number;
	readonly loss: number;
	readonly notReturned: number;
	/** Factor on the turnover that ratios give for a category. */
	readonly movement: number;
	/** Turnover where the category has no ratio. */
	readonly turnover: number;
}

/** The value taken for an assumption; `lowers` where a larger value makes a lower cost. */
export type ReadValue = (assumption: Assumption, effect: 'raises' | 'lowers') => number;

/** Reads the values of a plan. @throws Error when it lacks an assumption of its items */
export function costValues(plan: Plan, read: ReadValue): CostValues {
	const raises = (id: string): number => read(assumptionOf(plan, id), 'raises');
	const lowers = (id: string): number => read(assumptionOf(plan, id), 'lowers');
	const obliged = new Float64Array(SSO_STATES.length);
	obliged[SSO_STATES.indexOf('mandatory')] = 1;
	obliged[SSO_STATES.indexOf('undetermined')] = raises('sso-when-undetermined');
	obliged[SSO_STATES.indexOf('not-assessed')] = raises('sso-when-not-assessed');
	const usual = plan.usualPresence - 1;
	return {
		prices: Float64Array.from(plan.items, ({ id, vatRate }) => raises(`price:${id}`) * 100 * (1 + vatRate)),
		whenUnknown: Float64Array.from(plan.items, (item) => raises(item.whenUnknown)),
		obliged,
		equipped: lowers('already-equipped'),
		workstationsPerHead: raises('workstations-per-100') / 100,
		phoneless: Float64Array.from(plan.segments, (segment) =>
			raises(plan.assumptions.has(`phoneless:${segment}`) ? `phoneless:${segment}` : 'phoneless')
		),
		structuresPerProject: lowers('structures-per-project'),
		schemes: raises('schemes-when-unknown'),
		spare: raises('spare-stock'),
		loss: raises('loss'),
		notReturned: 1 - lowers('returned'),
		movement: usual === 0 ? 1 : (raises('presence') - 1) / usual,
		turnover: raises('turnover')
	};
}

/** The values that make costs low, likely or high. */
export const valuesAt = (plan: Plan, bound: BoundIndex): CostValues =>
	costValues(plan, (assumption, effect) => at(assumption, effect === 'raises' ? bound : opposite(bound)));
