import type { HeldStep } from './state';

/**
 * How long a step was held, pauses and later times together, in whole seconds.
 * @param now until when a step that is still held counts, server's time in milliseconds
 * @returns null when it was not held
 */
export function heldSeconds(held: readonly HeldStep[], step: string, now: number): number | null {
	const times = held.filter((each) => each.step === step);
	if (times.length === 0) return null;
	const spent = times.reduce((sum, { startedAt, endedAt }) => sum + (endedAt ?? now) - startedAt, 0);
	return Math.max(0, Math.round(spent / 1000));
}
