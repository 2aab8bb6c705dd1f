import {
	compareScenarios,
	organisationChanges,
	scenarioCuts,
	sumCells,
	UNDECIDED,
	type ComparedBy,
	type ComparedRow,
	type MoneyCut,
	type OrganisationChange,
	type Settings
} from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import { settingDifferences, type Looks, type SettingDifference } from '$lib/words';
import type { FundingWork } from './funding-work';
import { partNamer } from './scenario-names';

/** A scenario to compare, computed on the same territory as the others. */
export interface ComparedSide {
	readonly id: string;
	readonly name: string;
	readonly settings: Settings;
	readonly work: FundingWork;
}

export interface ChangeLine {
	readonly id: string;
	readonly name: string;
	/** How much less it is left to pay. */
	readonly gain: Cents;
	readonly helpedMore: Cents;
	readonly before: Cents;
	readonly after: Cents;
}

/** What one scenario changes against the first one. */
export interface SideChanges {
	readonly id: string;
	readonly name: string;
	readonly settings: readonly SettingDifference[];
	/** The greatest changes, MOST_LINES at most on each side. */
	readonly winners: readonly ChangeLine[];
	readonly losers: readonly ChangeLine[];
	readonly counts: { readonly winners: number; readonly losers: number; readonly unchanged: number };
	readonly sums: { readonly winners: Cents; readonly losers: Cents };
}

/** Several scenarios side by side, in plain data. Amounts in cents. */
export interface ComparisonSight {
	readonly scenarios: readonly { readonly id: string; readonly name: string; readonly cut: MoneyCut }[];
	readonly structures: number;
	/** The last year before what is only run. */
	readonly limit: number;
	/** Likely costs of each scenario by year and segment. */
	readonly panels: readonly {
		readonly id: string;
		readonly columns: readonly {
			readonly year: number;
			readonly parts: readonly { readonly id: string; readonly value: Cents }[];
		}[];
	}[];
	/** Segments in their order, those without one last. */
	readonly segments: readonly string[];
	readonly parts: Readonly<Record<ComparedBy, readonly (ComparedRow & { readonly name: string })[]>>;
	/** For each scenario but the first one. */
	readonly changes: readonly SideChanges[];
}

/** Organisations told of on each side; the command line gives all of them. */
export const MOST_LINES = 300;

/** @param sides the base first; at least one */
export function comparisonSight(sides: readonly ComparedSide[], looks: Looks): ComparisonSight | null {
	const cuts = sides.map(({ work }) => scenarioCuts(work));
	const [base] = sides;
	const baseCuts = cuts[0];
	if (!base || !baseCuts) return null;
	const compared = compareScenarios(cuts);
	const nameOf = partNamer(
		sides.map(({ work }) => work.plan),
		looks
	);
	const named = (by: ComparedBy) => compared[by].map((row) => ({ ...row, name: nameOf(by, row.id) }));
	const { organisations } = base.work.population;
	const names = new Map(organisations.id.map((id, i) => [id, organisations.name[i] ?? '']));
	const segments = [...base.work.plan.segments, UNDECIDED];
	const lines = (changes: readonly OrganisationChange[]): ChangeLine[] =>
		changes.slice(0, MOST_LINES).map(({ id, gain, helpedMore, before, after }) => ({
			id,
			name: names.get(id) || id,
			gain,
			helpedMore,
			before: before.own ?? 0,
			after: after.own ?? 0
		}));
	const sum = (changes: readonly OrganisationChange[]): Cents =>
		changes.reduce((total, { gain }) => total + gain, 0);
	return {
		scenarios: sides.map(({ id, name }, i) => ({ id, name, cut: cuts[i]?.total ?? baseCuts.total })),
		structures: base.work.population.finess.length,
		limit: Number(base.work.plan.deadline.slice(0, 4)),
		panels: sides.map(({ id, work: { plan, totals } }) => ({
			id,
			columns: plan.years.map((year, y) => ({
				year,
				parts: segments.map((segment, index) => ({
					id: segment,
					value: sumCells(totals, { segment: index, year: y }).likely
				}))
			}))
		})),
		segments,
		parts: {
			years: named('years'),
			segments: named('segments'),
			departments: named('departments'),
			funders: named('funders'),
			items: named('items')
		},
		changes: sides.slice(1).map(({ id, name, settings }, i) => {
			const { winners, losers, unchanged } = organisationChanges(baseCuts, cuts[i + 1] ?? baseCuts);
			return {
				id,
				name,
				settings: settingDifferences(base.settings, settings, looks),
				winners: lines(winners),
				losers: lines(losers),
				counts: { winners: winners.length, losers: losers.length, unchanged },
				sums: { winners: sum(winners), losers: -sum(losers) }
			};
		})
	};
}
