export { factorsOf, hasSecondFactor, mayLoseOne, type Factors } from './factors';
