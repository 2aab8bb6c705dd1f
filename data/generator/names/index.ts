export { operatorName, type OperatorStyle } from './operator-names';
export { siteName } from './site-names';
export * from './solutions';
export { STREET_KINDS, STREETS } from './words';
