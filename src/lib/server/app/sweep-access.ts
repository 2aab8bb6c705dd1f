import { sweepSessions } from '../auth/sessions';
import { sweepDevices } from '../auth/sign-in';
import { sweepSteps } from '../auth/steps';
import { sweepAttempts } from '../auth/throttle';
import type { Database } from '../db';

/** Removes sessions, browsers, half-done sign-ins and counters that have expired. */
export async function sweepAccess(db: Database): Promise<void> {
	await sweepSessions(db);
	await sweepDevices(db);
	await sweepSteps(db);
	await sweepAttempts(db);
}
