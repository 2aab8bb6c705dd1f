import type { Cents } from '../shared';
import type { MoneyCut, ScenarioCuts } from './scenario-cuts';

/** One part in several scenarios, the first one's first; null in one that has no such part. */
export interface ComparedRow {
	readonly id: string;
	readonly cuts: readonly (MoneyCut | null)[];
}

/** The parts by which scenarios are compared. */
export const COMPARED_BY = ['years', 'segments', 'departments', 'funders', 'items'] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** Several scenarios side by side, on the same territory. */
export interface ScenarioComparison extends Readonly<Record<ComparedBy, readonly ComparedRow[]>> {
	readonly total: ComparedRow;
}

/**
 * Compares scenarios: each part that one of them has, in the order of the first one, then of the others.
 * @param sides the base first
 */
export function compareScenarios(sides: readonly ScenarioCuts[]): ScenarioComparison {
	const rows = (by: ComparedBy): readonly ComparedRow[] => {
		const ids = [...new Set(sides.flatMap((side) => [...side[by].keys()]))];
		return ids.map((id) => ({ id, cuts: sides.map((side) => side[by].get(id) ?? null) }));
	};
	return {
		total: { id: 'total', cuts: sides.map(({ total }) => total) },
		years: rows('years'),
		segments: rows('segments'),
		departments: rows('departments'),
		funders: rows('funders'),
		items: rows('items')
	};
}

/** What an organisation gains or loses when one scenario takes the place of another, in cents. */
export interface OrganisationChange {
	readonly id: string;
	readonly before: MoneyCut;
	readonly after: MoneyCut;
	/** How much less it is left to pay; below zero when it is left more. */
	readonly gain: Cents;
	/** How much more it is helped. */
	readonly helpedMore: Cents;
}

/** Who gains and who loses; those for whom nothing changes are counted. */
export interface Changes {
	/** The one that gains most first. */
	readonly winners: readonly OrganisationChange[];
	/** The one that loses most first. */
	readonly losers: readonly OrganisationChange[];
	readonly unchanged: number;
}

const NOTHING: MoneyCut = { cost: 0, range: null, granted: 0, own: 0, paid: null };

/** Organisations by what they are left to pay, in the order of their ids between equals. */
export function organisationChanges(before: ScenarioCuts, after: ScenarioCuts): Changes {
	const ids = [...new Set([...before.organisations.keys(), ...after.organisations.keys()])].sort();
	const changes = ids.map((id): OrganisationChange => {
		const [old, now] = [before.organisations.get(id) ?? NOTHING, after.organisations.get(id) ?? NOTHING];
		return {
			id,
			before: old,
			after: now,
			gain: (old.own ?? 0) - (now.own ?? 0),
			helpedMore: (now.granted ?? 0) - (old.granted ?? 0)
		};
	});
	const winners = changes.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain);
	const losers = changes.filter(({ gain }) => gain < 0).sort((a, b) => a.gain - b.gain);
	return { winners, losers, unchanged: ids.length - winners.length - losers.length };
}
