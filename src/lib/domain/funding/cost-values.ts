import type { Assumption } from './assumption';
import { at, opposite, type BoundIndex } from './bounds';
import type { CostItem } from './item';
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

/** The assumption that each value is read from. */
export interface CostSources extends Record<SingleValue, Assumption> {
	readonly prices: readonly Assumption[];
	readonly whenUnknown: readonly Assumption[];
	/** By code of SSO_STATES; null for a state that says it by itself. */
	readonly obliged: readonly (Assumption | null)[];
	readonly phoneless: readonly Assumption[];
}

type SingleValue =
	| 'equipped'
	| 'workstationsPerHead'
	| 'structuresPerProject'
	| 'schemes'
	| 'spare'
	| 'loss'
	| 'notReturned'
	| 'movement'
	| 'turnover';

/** Finds what the values of a plan are read from. @throws Error when it lacks an assumption of its items */
export function costSources(plan: Plan): CostSources {
	const find = (id: string): Assumption => assumptionOf(plan, id);
	const obliged = SSO_STATES.map((state) => {
		if (state === 'undetermined') return find('sso-when-undetermined');
		return state === 'not-assessed' ? find('sso-when-not-assessed') : null;
	});
	return {
		prices: plan.items.map(({ id }) => find(`price:${id}`)),
		whenUnknown: plan.items.map((item) => find(item.whenUnknown)),
		obliged,
		equipped: find('already-equipped'),
		workstationsPerHead: find('workstations-per-100'),
		phoneless: plan.segments.map((segment) =>
			find(plan.assumptions.has(`phoneless:${segment}`) ? `phoneless:${segment}` : 'phoneless')
		),
		structuresPerProject: find('structures-per-project'),
		schemes: find('schemes-when-unknown'),
		spare: find('spare-stock'),
		loss: find('loss'),
		notReturned: find('returned'),
		movement: find('presence'),
		turnover: find('turnover')
	};
}

/** What is computed from the values that assumptions have. */
export const fromAssumptions = {
	/** Cents, all taxes included. */
	price: (euros: number, { vatRate }: CostItem): number => euros * 100 * (1 + vatRate),
	workstationsPerHead: (perHundred: number): number => perHundred / 100,
	notReturned: (returned: number): number => 1 - returned,
	movement: (presence: number, { usualPresence }: Plan): number =>
		usualPresence === 1 ? 1 : (presence - 1) / (usualPresence - 1),
	/** Where the state alone says. */
	obliged: (state: number): number => (SSO_STATES[state] === 'mandatory' ? 1 : 0)
};

/** Reads the values of a plan. @throws Error when it lacks an assumption of its items */
export function costValues(plan: Plan, read: ReadValue): CostValues {
	const of = costSources(plan);
	const raised = (list: readonly Assumption[]): Float64Array =>
		Float64Array.from(list, (assumption) => read(assumption, 'raises'));
	return {
		prices: Float64Array.from(plan.items, (item, i) => {
			const price = of.prices[i];
			return price ? fromAssumptions.price(read(price, 'raises'), item) : 0;
		}),
		whenUnknown: raised(of.whenUnknown),
		obliged: Float64Array.from(of.obliged, (assumption, state) =>
			assumption ? read(assumption, 'raises') : fromAssumptions.obliged(state)
		),
		equipped: read(of.equipped, 'lowers'),
		workstationsPerHead: fromAssumptions.workstationsPerHead(read(of.workstationsPerHead, 'raises')),
		phoneless: raised(of.phoneless),
		structuresPerProject: read(of.structuresPerProject, 'lowers'),
		schemes: read(of.schemes, 'raises'),
		spare: read(of.spare, 'raises'),
		loss: read(of.loss, 'raises'),
		notReturned: fromAssumptions.notReturned(read(of.notReturned, 'lowers')),
		movement: fromAssumptions.movement(read(of.movement, 'raises'), plan),
		turnover: read(of.turnover, 'raises')
	};
}

/** The values that make costs low, likely or high. */
export const valuesAt = (plan: Plan, bound: BoundIndex): CostValues =>
	costValues(plan, (assumption, effect) => at(assumption, effect === 'raises' ? bound : opposite(bound)));
