export * from './catalogue';
export { CHECKLIST_FIELDS } from './checklist-fields';
export * from './field';
export * from './layer-kinds';
