import { numberColumn, type TerritoryTable } from '../table';
import type { Conformity, ConformityAt } from './assess';
import { canBeOutside, canFail, canPass, standingOf } from './status';

/**
 * A rate of conformity, counted in pairs of a user and a sensitive service on both sides. Professionals only: external accounts
 * are apart.
 */
export interface Rate {
	/** Bounds between 0 and 1 over every completion of what is missing; null when no pair is surely there. */
	readonly bounds: { readonly low: number; readonly high: number } | null;
	/** Pairs of a sensitive service, surely and at most. */
	readonly pairs: { readonly low: number; readonly high: number };
	/** Pairs that pass, surely and at most. */
	readonly passing: { readonly low: number; readonly high: number };
	/** Uses whose number of users is known, and uses left out because nobody gave it. */
	readonly counted: number;
	readonly withoutUsers: number;
}

/** The rate over the counted uses of a territory at a milestone. @param takes which uses to take; all by default */
export function rateOf(
	{ uses }: TerritoryTable,
	{ rows }: Conformity,
	at: ConformityAt,
	takes: (use: number) => boolean = () => true
): Rate {
	const users = numberColumn(uses, 'use.users');
	let [surely, atMost, passes, mayPass, fails, mayFail] = [0, 0, 0, 0, 0, 0];
	let [counted, withoutUsers] = [0, 0];
	at.uses.forEach(({ possible }, use) => {
		if (rows.counted[use] === 0 || !takes(use)) return;
		const standing = standingOf(possible);
		if (standing === 'outside') return;
		const high = users.high[use] ?? Infinity;
		if (!Number.isFinite(high)) {
			withoutUsers++;
			return;
		}
		counted++;
		atMost += high;
		if (!canBeOutside(possible)) surely += users.low[use] ?? 0;
		if (standing === 'passes') passes += users.low[use] ?? 0;
		if (standing === 'fails') fails += high;
		if (canPass(possible)) mayPass += high;
		if (canFail(possible)) mayFail += high;
	});
	const [worst, best] = [passes + mayFail, mayPass + fails];
	return {
		bounds: worst === 0 || best === 0 ? null : { low: passes / worst, high: mayPass / best },
		pairs: { low: surely, high: atMost },
		passing: { low: passes, high: mayPass },
		counted,
		withoutUsers
	};
}
