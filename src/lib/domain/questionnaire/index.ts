export * from './content';
export * from './questions';
