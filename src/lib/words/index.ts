export * from './format';
export * from './glossary';
export * from './labels';
