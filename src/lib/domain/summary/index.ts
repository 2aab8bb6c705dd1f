export * from './figures';
export * from './summary';
