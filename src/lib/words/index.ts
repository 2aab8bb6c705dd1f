export * from './accounts';
export * from './fiction';
export * from './format';
export * from './glossary';
export * from './labels';
export * from './help';
export * from './journal';
export * from './sorted-glossary';
