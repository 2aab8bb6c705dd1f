import { setImmediate } from 'node:timers/promises';

/** Lets everything else that waits in this process run: awaiting PGlite alone does not, as it answers within the same turn. */
export const breathe = (): Promise<void> => setImmediate();
