export { enter, leave, type Entry, type Proof } from './enter';
