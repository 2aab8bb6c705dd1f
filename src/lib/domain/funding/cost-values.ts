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

/**
 * Finds once the assumptions that the values of a plan are read from, for who reads them many times.
 * @throws Error when it lacks an assumption of its items
 */
export function valuesReader(plan: Plan): (read: ReadValue) => CostValues {
	const find = (id: string): Assumption => assumptionOf(plan, id);
	const [undetermined, notAssessed] = [find('sso-when-undetermined'), find('sso-when-not-assessed')];
	const prices = plan.items.map(({ id }) => find(`price:${id}`));
	const whenUnknown = plan.items.map((item) => find(item.whenUnknown));
	const phoneless = plan.segments.map((segment) =>
		find(plan.assumptions.has(`phoneless:${segment}`) ? `phoneless:${segment}` : 'phoneless')
	);
	const [equipped, workstations] = [find('already-equipped'), find('workstations-per-100')];
	const [perProject, schemes] = [find('structures-per-project'), find('schemes-when-unknown')];
	const [spare, loss, returned] = [find('spare-stock'), find('loss'), find('returned')];
	const [presence, turnover] = [find('presence'), find('turnover')];
	const usual = plan.usualPresence - 1;
	return (read) => {
		const obliged = new Float64Array(SSO_STATES.length);
		obliged[SSO_STATES.indexOf('mandatory')] = 1;
		obliged[SSO_STATES.indexOf('undetermined')] = read(undetermined, 'raises');
		obliged[SSO_STATES.indexOf('not-assessed')] = read(notAssessed, 'raises');
		const raised = (assumptions: readonly Assumption[]): Float64Array => {
			const values = new Float64Array(assumptions.length);
			assumptions.forEach((assumption, i) => (values[i] = read(assumption, 'raises')));
			return values;
		};
		const priced = raised(prices);
		plan.items.forEach(({ vatRate }, i) => (priced[i] = (priced[i] ?? 0) * 100 * (1 + vatRate)));
		return {
			prices: priced,
			whenUnknown: raised(whenUnknown),
			obliged,
			equipped: read(equipped, 'lowers'),
			workstationsPerHead: read(workstations, 'raises') / 100,
			phoneless: raised(phoneless),
			structuresPerProject: read(perProject, 'lowers'),
			schemes: read(schemes, 'raises'),
			spare: read(spare, 'raises'),
			loss: read(loss, 'raises'),
			notReturned: 1 - read(returned, 'lowers'),
			movement: usual === 0 ? 1 : (read(presence, 'raises') - 1) / usual,
			turnover: read(turnover, 'raises')
		};
	};
}

/** The values that make costs low, likely or high. */
export const valuesAt = (plan: Plan, bound: BoundIndex): CostValues =>
	valuesReader(plan)((assumption, effect) => at(assumption, effect === 'raises' ? bound : opposite(bound)));
