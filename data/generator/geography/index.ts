export * from './finess-geography';
export * from './french-territory';
export { mainTown } from './main-towns';
export * from './places';
