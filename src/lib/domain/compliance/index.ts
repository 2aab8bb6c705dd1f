export * from './flag-reader';
export * from './rules';
export * from './target-states';
