export * from './effect';
export { decisionRows, newGroupId, type RegroupingPlan } from './plan';
export { concernedBy, partOf } from './part';
export { regroup } from './regroup';
export type { OrganisationSight } from './sight';
export { entitiesOf, type EntityFacts } from './entities';
