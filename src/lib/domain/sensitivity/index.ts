export { distributionOf, type Distribution, type ValueCount } from './distribution';
export { createMover, type Moved, type ThresholdMover } from './mover';
export {
	createSight,
	type FragileCount,
	type FragileRow,
	type SeenThreshold,
	type ThresholdSight
} from './sight';
export type { Step } from './step-collector';
export { cliffs, thresholdSteps } from './steps';
export { createThresholdCounts } from './threshold-counts';
export { thresholdAt, withThreshold } from './threshold-cells';
