export * from './catalogue';
export * from './field';
export * from './layer-kinds';
