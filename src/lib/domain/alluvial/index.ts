export { layOutAlluvial, type AlluvialNode, type AlluvialRibbon, type Flow } from './lay-out';
