export * from './closed-list';
export * from './date';
export * from './finess';
export * from './interner';
export * from './number';
export * from './place';
export * from './siret';
export * from './text';
