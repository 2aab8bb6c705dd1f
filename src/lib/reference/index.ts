export { reference } from './reference';
