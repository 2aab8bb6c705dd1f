export { distributionOf, type Distribution, type ValueCount } from './distribution';
export { createMover, type Moved, type ThresholdMover } from './mover';
export { createSight, type FragileCount, type FragileRow, type ThresholdSight } from './sight';
export { cliffs, thresholdSteps, type Step } from './steps';
export { thresholdAt, withThreshold } from './threshold-cells';
