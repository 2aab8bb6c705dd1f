export { smallestFlips, type Change, type Flip, type Flips } from './flips';
export { decidingReasons, type Reason } from './reasons';
export { requirementOf, type Requirement } from './requirement';
export { whyNot, type WhyNot } from './why-not';
