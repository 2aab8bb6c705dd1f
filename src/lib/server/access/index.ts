export { decideAccess, type AccessDecision, type Asker, type Wanted } from './decide';
export { RULES, type Rule, type Who } from './rules';
