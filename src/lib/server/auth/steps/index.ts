export { keepStep, readStep, sweepSteps, takeStep } from './steps';
