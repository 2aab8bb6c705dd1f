export { isDecision, parseDecision, writeDecision, type Decision } from './decision';
export { readDecision } from './read-decision';
