export { conformityRules, ruleSetInForce } from './conformity-rules';
export { defaultCriteria } from './default-criteria';
export { reference } from './reference';
export { fundingDefaults } from './funding';
export { ssoRule } from './rule-set';
export { freshnessRule } from './freshness';
export { workshopScript, type WorkshopScript } from './workshop';
