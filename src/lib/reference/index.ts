export { defaultCriteria } from './default-criteria';
export { reference } from './reference';
export { ssoRule } from './rule-set';
