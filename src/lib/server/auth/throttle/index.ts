export { floodCounter, unknownIdentifiers, type FloodCounter } from './flood';
export { attempt, attemptSucceeded, delayAfter, sweepAttempts, takePoint, type Attempt } from './throttle';
