/** How long a session lasts. */
export interface SessionLimits {
	/** Without any use. */
	readonly idleMinutes: number;
	/** Whatever its use. */
	readonly absoluteHours: number;
}

export const SESSION_LIMITS: SessionLimits = { idleMinutes: 30, absoluteHours: 12 };
