import type { CostValues } from './cost-values';
import type { CostItem } from './item';
import type { Plan } from './plan';
import { COMPONENT_STATES, type Population } from './population';

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

/**
 * How far each organisation needs an item, 0 to 1: fully where the target or the obligation asks for it and its component is missing;
 * not at all where the component is there; as the assumptions say where that is unknown, which is never zero in every bound.
 * @param byTarget whether the target asks, see {@link isAskedByTarget}
 */
export function needColumn(
	population: Population,
	item: CostItem,
	byTarget: boolean,
	values: CostValues,
	whenUnknown: number
): Float64Array {
	const { sso, components, id } = population.organisations;
	const width = population.components.length;
	const component = item.component === null ? -1 : population.components.indexOf(item.component);
	const column = new Float64Array(id.length);
	for (let of = 0; of < column.length; of++) {
		const asked = byTarget ? 1 : (values.obliged[sso[of] ?? 0] ?? 0);
		const state = component < 0 ? UNKNOWN : (components[of * width + component] ?? UNKNOWN);
		const lacking = state === PRESENT ? 0 : state === UNKNOWN ? whenUnknown : 1;
		column[of] = item.component === null ? asked : asked * lacking;
	}
	return column;
}
