export { overridesInForce, rulesInForce, rulesWith, type NamedRules } from './in-force';
