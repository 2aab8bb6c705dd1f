export { floodCounter, unknownIdentifiers, type FloodCounter } from './flood';
export { attempt, attemptSucceeded, delayAfter, sweepAttempts, type Attempt } from './throttle';
