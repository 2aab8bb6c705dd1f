import { at, type BoundIndex } from './bounds';
import type { CostItem } from './item';
import { assumptionOf, type Plan } from './plan';
import { COMPONENT_STATES, SSO_STATES, type Population } from './population';

/** How far an organisation needs an item, 0 to 1, for structures of a segment. */
export type NeedWeight = (organisation: number, segment: number, bound: BoundIndex) => number;

const MANDATORY = SSO_STATES.indexOf('mandatory');
const UNDETERMINED = SSO_STATES.indexOf('undetermined');
const NOT_ASSESSED = SSO_STATES.indexOf('not-assessed');
const PRESENT = COMPONENT_STATES.indexOf('present');
const MISSING = COMPONENT_STATES.indexOf('missing');

/**
 * Reads how far an item is needed: fully where the target or the obligation asks for it and its component is missing; not at all where
 * the component is there; as the assumptions say where that is unknown, which is never zero in every bound.
 */
export function needWeight(population: Population, plan: Plan, item: CostItem): NeedWeight {
	const { sso, components } = population.organisations;
	const width = population.components.length;
	const component = item.component === null ? -1 : population.components.indexOf(item.component);
	const dependsOnComponent = item.component !== null;
	const range = (id: string): readonly [number, number, number] => {
		const assumption = assumptionOf(plan, id);
		return [at(assumption, 0), at(assumption, 1), at(assumption, 2)];
	};
	const whenUnknown = range(item.whenUnknown);
	const whenUndetermined = range('sso-when-undetermined');
	const whenNotAssessed = range('sso-when-not-assessed');

	const obliged = (organisation: number, bound: BoundIndex): number => {
		const state = sso[organisation] ?? 0;
		if (state === MANDATORY) return 1;
		if (state === UNDETERMINED) return whenUndetermined[bound];
		return state === NOT_ASSESSED ? whenNotAssessed[bound] : 0;
	};
	const lacking = (organisation: number, bound: BoundIndex): number => {
		const state = component < 0 ? 0 : (components[organisation * width + component] ?? 0);
		return state === PRESENT ? 0 : state === MISSING ? 1 : whenUnknown[bound];
	};
	return (organisation, segment, bound) => {
		const asked = item.target === 'min' || plan.targets[segment] === 'max' ? 1 : obliged(organisation, bound);
		return asked === 0 || !dependsOnComponent ? asked : asked * lacking(organisation, bound);
	};
}
