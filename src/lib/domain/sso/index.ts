export * from './assess';
export * from './rule';
