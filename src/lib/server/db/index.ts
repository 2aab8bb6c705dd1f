export type { Database, Drizzle, Session, SqlRow, SqlValue } from './database';
export { LeaseLost, withLease, type LeaseBusy, type LeaseOptions } from './leases';
export { openDatabase, type DatabaseOptions } from './open';
export { DatabaseRefusal, type DatabaseProblem, type LockHolder } from './problem';
export { programSchema } from './migrations';
export { databaseProblemMessage } from './problem-message';
export { databaseProblemOf } from './problem-of';
export * as schema from './schema';
export { readSnapshotPart, writeSnapshotPart } from './snapshot-parts';
