export { databaseProbe, type DatabaseHealth } from './health';
