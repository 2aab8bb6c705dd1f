export * from './column';
export * from './layer';
export * from './territory-table';
