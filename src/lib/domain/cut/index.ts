export { cutOf, type Cut } from './cut';
export { cutRows } from './cut-column';
export { cutTable } from './cut-table';
export { isElsewhere } from './cut-uses';
export { changedOutside } from './outside';
