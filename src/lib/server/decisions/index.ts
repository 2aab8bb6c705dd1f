export { decide, type DecisionRefusal, type DecisionToMake } from './decide';
export { decisionRefusalMessage } from './refusal-message';
