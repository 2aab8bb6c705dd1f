export { constantNodes, idleNodes, unreachableSegments, type ConstantNode } from './dead-nodes';
export { countsOf, nodeCounter, nodeCounts, TRUTHS, type NodeCount } from './node-counts';
export { criteriaCoverage, type CriteriaCoverage, type Overlap } from './overlaps';
