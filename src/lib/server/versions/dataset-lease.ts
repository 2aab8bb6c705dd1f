/** Name of the lease of whoever changes the dataset. */
export const DATASET_LEASE = 'dataset';

/** A process that was killed frees the dataset after this long, where several share a database. */
export const LEASE_MS = 10_000;
