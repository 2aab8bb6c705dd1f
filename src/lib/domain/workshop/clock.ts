import type { Clock } from './state';
import type { Step } from './setup';

/**
 * Milliseconds left of the step being held, negative once its time is over; null before the first step. From the server's time
 * alone, so that a screen whose clock is wrong says the same as the others.
 * @param now server's time in milliseconds
 */
export function millisecondsLeft(clock: Clock, agenda: readonly Step[], now: number): number | null {
	const step = agenda.find(({ id }) => id === clock.step);
	if (!step) return null;
	const until = clock.pausedAt ?? now;
	const spent = until - clock.startedAt - clock.pausedMs;
	return (step.seconds + clock.addedSeconds) * 1000 - spent;
}
