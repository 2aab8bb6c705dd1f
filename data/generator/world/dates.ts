import type { Random } from '../random';

const two = (value: number): string => String(value).padStart(2, '0');

/** An ISO date in a year, never after the 28th of a month. */
export const dateIn = (random: Random, year: number): string =>
	`${year}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;

/** When a site was authorised, opened and last updated in the register, in that order. */
export function siteDates(random: Random): { authorised: string; opened: string; updated: string } {
	const year = random.integer(1966, 2024);
	const authorised = dateIn(random, year);
	const opened = dateIn(random, year + 1);
	const lastUpdate = `2026-0${random.integer(1, 4)}-${two(random.integer(1, 28))}`;
	const updated = random.chance(0.3)
		? lastUpdate
		: dateIn(random, random.integer(Math.max(year + 2, 2012), 2025));
	return {
		authorised: random.chance(0.06) ? '1900-01-01' : authorised,
		opened: random.chance(0.04) ? '1900-01-01' : opened,
		updated: updated > '2026-04-28' ? '2026-04-28' : updated
	};
}
