export {
	changesSomething,
	type EffectAnswer,
	type EffectGround,
	type RegroupingEffect,
	type RegroupingMove
} from './effect';
export { regroupingEffect, regroupingEffects } from './effects';
export { entitiesOf, type EntityFacts } from './entities';
export { decisionRows, newGroupId, type RegroupingPlan } from './plan';
export { regroup } from './regroup';
export type { OrganisationSight } from './sight';
