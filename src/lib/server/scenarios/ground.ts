import { criteriaInForce } from '../criteria';
import type { Database, Session } from '../db';
import { currentVersion } from '../versions';

/** What is in force now. */
export interface GroundNow {
	readonly datasetVersion: number | null;
	readonly datasetHash: string | null;
	readonly criteriaVersion: number;
}

/** Reads what is in force; not within a transaction. */
export async function groundNow(db: Database): Promise<GroundNow> {
	const version = await currentVersion(db);
	const { number } = await criteriaInForce(db);
	return {
		datasetVersion: version?.id ?? null,
		datasetHash: version?.hash ?? null,
		criteriaVersion: number
	};
}

/** Segments of the criteria in force. */
export async function segmentsInForce(session: Session): Promise<readonly string[]> {
	return (await criteriaInForce(session)).criteria.segments.map(({ id }) => id);
}
