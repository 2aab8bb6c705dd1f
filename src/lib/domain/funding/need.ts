import type { CostValues } from './cost-values';
import type { CostItem } from './item';
import type { Plan } from './plan';
import { COMPONENT_STATES, SSO_STATES, type Population } from './population';

const UNKNOWN = COMPONENT_STATES.indexOf('unknown');
const PRESENT = COMPONENT_STATES.indexOf('present');

/** Whether the target of a segment asks for an item; else only the obligation of single sign-on does. */
export const isAskedByTarget = (plan: Plan, item: CostItem, segment: number): boolean =>
	item.target === 'min' || plan.targets[segment] === 'max';

/** Whether every structure of a segment needs an item, whatever its organisation has. */
export const isAlwaysNeeded = (plan: Plan, item: CostItem, segment: number): boolean =>
	item.component === null && isAskedByTarget(plan, item, segment);

/** The state of an item's component in an organisation, index into COMPONENT_STATES; -1 for an item that brings none. */
export function componentState(
	{ organisations, components }: Population,
	component: string | null,
	organisation: number
): number {
	if (component === null) return -1;
	const at = components.indexOf(component);
	return at < 0 ? UNKNOWN : (organisations.components[organisation * components.length + at] ?? UNKNOWN);
}

/** Components are known in so many ways. */
const STATES = COMPONENT_STATES.length;

/** Code of what an organisation needs an item for: its state of single sign-on, and that of the item's component. */
export const needCode = (sso: number, state: number): number => sso * STATES + (state < 0 ? UNKNOWN : state);

/**
 * How far an organisation needs an item, 0 to 1, by code of {@link needCode}: fully where the target or the obligation asks for it and
 * its component is missing; not at all where the component is there; as the assumptions say where that is unknown, which is never zero
 * in every bound.
 * @param byTarget whether the target asks, see {@link isAskedByTarget}
 */
export function needsByCode(
	item: CostItem,
	byTarget: boolean,
	values: CostValues,
	whenUnknown: number
): Float64Array {
	return Float64Array.from({ length: SSO_STATES.length * STATES }, (_, code) => {
		const [sso, state] = [Math.floor(code / STATES), code % STATES];
		const asked = byTarget ? 1 : (values.obliged[sso] ?? 0);
		const lacking = state === PRESENT ? 0 : state === UNKNOWN ? whenUnknown : 1;
		return item.component === null ? asked : asked * lacking;
	});
}
