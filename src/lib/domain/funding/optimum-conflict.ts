import type { Cents } from '../shared';
import type { OptimumProblem } from './optimum-problem';

/** What no money can bring: the constraint itself is to be changed. */
export type Impossibility =
	/** Forced, and not among what may be funded: not eligible, decided on, or excluded too. */
	| { readonly code: 'forced-not-a-candidate'; readonly finess: string }
	/** A département asks for more professionals than its candidates have. */
	| {
			readonly code: 'department-too-small';
			readonly department: string;
			readonly asked: number;
			readonly possible: number;
	  };

/** Why no allocation respects everything, and what would make one possible: either is enough. */
export interface OptimumConflict {
	readonly impossible: readonly Impossibility[];
	/** The least money to add, where money is what lacks; null where it would not be enough, or was not found in time. */
	readonly moreMoney:
		| readonly {
				readonly funder: string;
				readonly year: number;
				readonly of: 'ae' | 'cp';
				readonly cents: Cents;
		  }[]
		| null;
	/** What to ask less of, with the envelopes as they are; null where it was not found in time. */
	readonly lessAsked: {
		/** How far each département can come at the same time as the others. */
		readonly departments: readonly {
			readonly department: string;
			readonly asked: number;
			readonly possible: number;
		}[];
		/** Organisations that cannot be forced. */
		readonly organisations: readonly string[];
	} | null;
}

/** Constraints that cannot hold whatever the envelopes. */
export function impossibilities({ groups, constraints }: OptimumProblem): Impossibility[] {
	const candidates = new Set(groups.flatMap(({ structures }) => structures));
	const possible = new Map<string, number>();
	for (const { byDepartment } of groups)
		for (const { department, professionals } of byDepartment)
			possible.set(department, (possible.get(department) ?? 0) + professionals);
	return [
		...constraints.forced
			.filter((finess) => !candidates.has(finess))
			.map((finess) => ({ code: 'forced-not-a-candidate' as const, finess })),
		...constraints.departmentMinimums
			.map(({ department, professionals }) => ({
				code: 'department-too-small' as const,
				department,
				asked: professionals,
				possible: possible.get(department) ?? 0
			}))
			.filter(({ asked, possible: most }) => asked > most)
	];
}
