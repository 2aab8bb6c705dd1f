export { countUnknown, floodDelay } from './flood';
export { attempt, attemptSucceeded, delayAfter, sweepAttempts, type Attempt } from './throttle';
