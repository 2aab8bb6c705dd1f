export * from './calendar-date';
export * from './cents';
export * from './finess-number';
export * from './formula-guard';
export * from './interval';
export * from './result';
export * from './tri';
