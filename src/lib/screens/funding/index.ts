export type { BurnUpSight } from './burn-up';
export * from './figure-ref';
export * from './funding-sight';
export * from './funding-work';
export * from './assumption-register';
export * from './scenario-names';
export * from './scenario-summary';
