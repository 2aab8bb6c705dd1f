export * from './french-territory';
export { departmentsTable } from './departments-table';
