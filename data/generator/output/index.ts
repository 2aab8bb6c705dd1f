export * from './append';
export * from './line-file';
export * from './windows-1252';
