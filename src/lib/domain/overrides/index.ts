export { applyOverrides, type Overridden } from './apply';
export type { Override, OverrideSubject, RulesInForce } from './override';
