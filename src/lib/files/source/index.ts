export * from './byte-stream';
export * from './decode';
export * from './file-source';
