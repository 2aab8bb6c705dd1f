import type { StandingTone } from '$lib/charts';
import type { LeafId, Standing, Tally } from '$lib/domain/compliance';

const TONES: Readonly<Record<Standing, StandingTone>> = {
	passes: 'good',
	fails: 'bad',
	outside: 'outside',
	unknown: 'unknown'
};

/** How an end of the tree is painted: reservations pass, and are told apart. */
export const toneOf = (standing: Standing, leaf: LeafId | null): StandingTone =>
	leaf === 'reservations-allowed' ? 'reserved' : TONES[standing];

/** The key of the standings of structures, in the order of the parts. */
export const STRUCTURE_TONES: readonly { readonly tone: StandingTone; readonly label: string }[] = [
	{ tone: 'good', label: 'Conformes' },
	{ tone: 'reserved', label: 'Avec réserves' },
	{ tone: 'bad', label: 'Non conformes' },
	{ tone: 'unknown', label: 'Indéterminées' },
	{ tone: 'outside', label: 'Aucun service sensible' },
	{ tone: 'undeclared', label: 'Aucun usage déclaré' }
];

/** The parts of a tally of structures; they add up to its total. */
export function partsOf(tally: Tally): readonly { readonly tone: StandingTone; readonly count: number }[] {
	const reserved = tally.statuses['with-reservations'];
	return [
		{ tone: 'good', count: tally.passes - reserved },
		{ tone: 'reserved', count: reserved },
		{ tone: 'bad', count: tally.fails },
		{ tone: 'unknown', count: tally.unknown },
		{ tone: 'outside', count: tally.outside },
		{ tone: 'undeclared', count: tally.undeclared }
	];
}
