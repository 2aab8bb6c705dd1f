export * from './builders';
export * from './column';
export * from './coverage';
export * from './diff';
export * from './layer';
export * from './territory-table';
