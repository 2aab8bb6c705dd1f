export { constantNodes, idleNodes, unreachableSegments, type ConstantNode } from './dead-nodes';
export { nodeCounter, nodeCounts, type NodeCount } from './node-counts';
export { criteriaCoverage, type CriteriaCoverage, type Overlap } from './overlaps';
