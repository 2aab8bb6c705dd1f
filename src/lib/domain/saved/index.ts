export * from './address';
export * from './name';
