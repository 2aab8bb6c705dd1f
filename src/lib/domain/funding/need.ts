import type { CostItem } from './item';
import type { Plan } from './plan';
import { COMPONENT_STATES, type Population } from './population';

const PRESENT = COMPONENT_STATES.indexOf('present');
const MISSING = COMPONENT_STATES.indexOf('missing');

/**
 * How far an organisation needs an item for structures of a segment, 0 to 1: fully where the target or the obligation asks for it and
 * its component is missing; not at all where the component is there; as the assumptions say where that is unknown, which is never
 * zero in every bound.
 */
export interface Need {
	/** By organisation: code of SSO_STATES whose obligation is asked; -1 where the target itself asks. */
	readonly asked: (organisation: number) => number;
	/** By organisation: code of COMPONENT_STATES; MISSING for an item that brings no component. */
	readonly lacking: (organisation: number) => number;
}

/** Whether every structure of a segment needs an item, whatever its organisation has. */
export const isAlwaysNeeded = (plan: Plan, item: CostItem, segment: number): boolean =>
	item.component === null && isAskedByTarget(plan, item, segment);

const isAskedByTarget = (plan: Plan, item: CostItem, segment: number): boolean =>
	item.target === 'min' || plan.targets[segment] === 'max';

/** What decides the need of an item in each organisation. */
export function needOf(
	{ organisations, components }: Population,
	plan: Plan,
	item: CostItem,
	segment: number
): Need {
	const byTarget = isAskedByTarget(plan, item, segment);
	const component = item.component === null ? -1 : components.indexOf(item.component);
	const without = item.component === null ? MISSING : COMPONENT_STATES.indexOf('unknown');
	const width = components.length;
	return {
		asked: (organisation) => (byTarget ? -1 : (organisations.sso[organisation] ?? 0)),
		lacking: (organisation) =>
			component < 0 ? without : (organisations.components[organisation * width + component] ?? 0)
	};
}

/** The weight of what {@link needOf} found, under the values taken. */
export function needWeight(
	asked: number,
	lacking: number,
	whenUnknown: number,
	obliged: Float64Array
): number {
	const weight = asked < 0 ? 1 : (obliged[asked] ?? 0);
	return lacking === PRESENT ? 0 : lacking === MISSING ? weight : weight * whenUnknown;
}
