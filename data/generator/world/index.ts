export * from './model';
export { createWorld, type World, type WorldOptions } from './world';
