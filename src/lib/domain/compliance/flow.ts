import { numberColumn, type TerritoryTable } from '../table';
import type { Conformity, ConformityAt } from './assess';
import type { UseJudgement } from './judge-use';
import { standingOf, type Standing } from './status';
import type { LeafId, StepId } from './tree';

/** The questions that uses are sieved by, from the first; two questions of the tree are asked together with the one before. */
export const SIEVE = [
	'sensitive',
	'psc',
	'cps-direct',
	'two-factors',
	'attestation',
	'reservations'
] as const;
export type SieveStep = (typeof SIEVE)[number];

/** Uses that leave the sieve at one question, for one reason. */
export interface SieveExit {
	readonly step: SieveStep;
	/** The end of the tree; null where the answer is missing. */
	readonly leaf: LeafId | null;
	readonly standing: Standing;
	readonly uses: number;
	/** Known users. */
	readonly users: number;
	/** Uses without a known number of users. */
	readonly withoutUsers: number;
}

const SIEVE_OF_STEP: Readonly<Record<StepId, SieveStep>> = {
	sensitive: 'sensitive',
	psc: 'psc',
	'psc-means': 'psc',
	'cps-direct': 'cps-direct',
	'two-factors': 'two-factors',
	attestation: 'attestation',
	reservations: 'reservations',
	level: 'reservations'
};

const SIEVE_OF_LEAF: Readonly<Record<LeafId, SieveStep>> = {
	'not-sensitive': 'sensitive',
	'psc-accepted': 'psc',
	'psc-refused': 'psc',
	'cps-direct': 'cps-direct',
	'one-factor': 'two-factors',
	'no-attestation': 'attestation',
	attested: 'reservations',
	'reservations-allowed': 'reservations',
	'reservations-refused': 'reservations',
	'level-too-low': 'reservations'
};

/** Where each counted use leaves the tree: every use leaves once, so exits add up to all uses and all known users. */
export function sieveOf(
	{ uses }: TerritoryTable,
	{ rows }: Conformity,
	at: ConformityAt
): readonly SieveExit[] {
	const users = numberColumn(uses, 'use.users');
	const exits = new Map<string, { -readonly [K in keyof SieveExit]: SieveExit[K] }>();
	at.uses.forEach((judged, use) => {
		if (rows.counted[use] === 0) return;
		const left = exitOf(judged);
		const key = `${left.step} ${left.leaf ?? ''} ${left.standing}`;
		const exit = exits.get(key) ?? { ...left, uses: 0, users: 0, withoutUsers: 0 };
		exits.set(key, exit);
		exit.uses++;
		const high = users.high[use] ?? Infinity;
		if (Number.isFinite(high)) exit.users += high;
		else exit.withoutUsers++;
	});
	return [...exits.values()].sort(
		(a, b) => SIEVE.indexOf(a.step) - SIEVE.indexOf(b.step) || rankOf(a) - rankOf(b) || b.users - a.users
	);
}

const rankOf = ({ standing }: SieveExit): number =>
	['outside', 'passes', 'fails', 'unknown'].indexOf(standing);

/** Where one use leaves the sieve. */
export function exitOf({
	leaf,
	path,
	possible
}: UseJudgement): Pick<SieveExit, 'step' | 'leaf' | 'standing'> {
	const step = leaf === null ? SIEVE_OF_STEP[path.at(-1)?.step ?? 'sensitive'] : SIEVE_OF_LEAF[leaf];
	return { step, leaf, standing: standingOf(possible) };
}
