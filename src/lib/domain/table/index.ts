export * from './column';
export * from './diff';
export * from './layer';
export * from './territory-table';
