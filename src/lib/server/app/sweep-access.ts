import { sweepAccounts } from '../accounts';
import { sweepSessions } from '../auth/sessions';
import { sweepDevices } from '../auth/sign-in';
import { sweepSteps } from '../auth/steps';
import { sweepAttempts } from '../auth/throttle';
import type { Database } from '../db';
import { logError } from '../log';
import { sweepRooms } from '../workshops';

const DAY_MS = 24 * 3600 * 1000;
/** Names of a workshop are erased within this time of the hour that its people were told. */
const ROOMS_MS = 10 * 60 * 1000;

/** Removes what has expired, and the personal data that were kept long enough. What cannot be done now is done another day. */
async function sweepPeople(db: Database): Promise<void> {
	try {
		await sweepSessions(db);
		await sweepDevices(db);
		await sweepSteps(db);
		await sweepAttempts(db);
		await sweepAccounts(db, new Date());
	} catch (error) {
		logError(error, { what: 'sweep' });
	}
}

/** Erases the people of workshops whose time has come; what cannot be done now is done at the next turn. */
async function sweepWorkshops(db: Database): Promise<void> {
	try {
		await sweepRooms(db, new Date());
	} catch (error) {
		logError(error, { what: 'sweep' });
	}
}

/** Sweeps now and every day; names of workshops more often. @returns stops it */
export async function keepSwept(db: Database): Promise<() => void> {
	await sweepPeople(db);
	await sweepWorkshops(db);
	const rooms = setInterval(() => void sweepWorkshops(db), ROOMS_MS).unref();
	const daily = setInterval(() => void sweepPeople(db), DAY_MS).unref();
	return () => {
		clearInterval(daily);
		clearInterval(rooms);
	};
}
