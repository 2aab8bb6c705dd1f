export { decideOverride, withdrawOverride, type OverrideToDecide } from './decide';
export { overridesInForce, rulesInForce, rulesThen, rulesWith, type NamedRules } from './in-force';
export { listOverrides, overrideRecords } from './list';
export type { OverrideRefusal } from './refusal';
export { overrideRefusalMessage } from './refusal-message';
export { parisToday } from './today';
