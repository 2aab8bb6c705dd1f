export * from './builders';
export * from './column';
export * from './coverage';
export * from './diff';
export * from './layer';
export * from './rows-by';
export * from './territory-table';
