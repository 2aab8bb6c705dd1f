export { distributionOf, type Distribution, type ValueCount } from './distribution';
export { fragileAt, type Fragile } from './fragile';
export { createMover, type Moved, type ThresholdMover } from './mover';
export { cliffs, thresholdSteps, type Step } from './steps';
export { thresholdAt, withThreshold } from './threshold-cells';
