export * from './business-numbers';
export * from './finess-numbers';
export * from './luhn';
