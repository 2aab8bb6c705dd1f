import type { Preparation } from '$lib/domain/workshop';
import type { Scope } from '$lib/domain/access';

/** A workshop as lists show it. */
export interface WorkshopHead {
	readonly id: number;
	readonly status: 'preparing' | 'live' | 'closed';
	readonly title: string;
	readonly scope: Scope;
	readonly rehearsal: boolean;
	/** ISO date; null when nobody said. */
	readonly plannedFor: string | null;
	/** ISO dates and times. */
	readonly updatedAt: string;
	readonly openedAt: string | null;
	readonly closedAt: string | null;
	/** Who prepares it, ready to be shown. */
	readonly author: string;
	/** Eight characters; null before it opens. */
	readonly code: string | null;
	/** Devices that came in. */
	readonly participants: number;
}

/** A workshop and what was prepared. */
export interface Workshop extends WorkshopHead {
	/** Grows with each change of the preparation. */
	readonly revision: number;
	readonly preparation: Preparation;
	/** What the QR code holds; null before it opens. */
	readonly joinToken: string | null;
	/** When names and devices were erased; ISO. */
	readonly erasedAt: string | null;
}
