export type { BurnUpSight } from './burn-up';
export * from './figure-ref';
export * from './funding-sight';
export * from './funding-work';
