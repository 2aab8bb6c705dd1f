export { writeArrow, type ArrowColumn } from './write-arrow';
