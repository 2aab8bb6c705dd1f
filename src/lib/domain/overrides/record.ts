import type { Override } from './override';

/** An override with who decided it, why and until when. */
export interface OverrideRecord extends Override {
	/** French. */
	readonly reason: string;
	/** Number of the account that decided; null for the command line. */
	readonly authorId: number | null;
	/** Its name; `''` once erased, and for the command line. */
	readonly author: string;
	/** ISO instant. */
	readonly decidedAt: string;
	/** ISO date of the last day it holds, in the time of Paris; null without an end. */
	readonly expiresOn: string | null;
	/** What the criteria said on that day: ids of segments or other states; empty where it was not noted. */
	readonly computed: readonly string[];
	readonly withdrawn: {
		/** ISO instant. */
		readonly at: string;
		readonly byId: number | null;
		readonly by: string;
		readonly reason: string;
	} | null;
}

/** Where an override stands. */
export const STANDINGS = ['in-force', 'expired', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where an override stands on a day; its last day is still one of its days. @param today ISO date in the time of Paris */
export function standingOf({ withdrawn, expiresOn }: OverrideRecord, today: string): Standing {
	if (withdrawn) return 'withdrawn';
	return expiresOn !== null && expiresOn < today ? 'expired' : 'in-force';
}
