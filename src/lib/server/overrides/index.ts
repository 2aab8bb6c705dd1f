export { overridesInForce, rulesInForce, type NamedRules } from './in-force';
