import type { Solution } from '../names';
import type { Weighted } from '../random';
import type { HealthType } from './health-types';

/** What an operator answers when asked whether its IT department is centralised. */
export type Centralisation = 'yes' | 'no' | 'split' | 'unsaid';

/** What the sites of one operator have in common. */
export interface Traits {
	/** Share of its sites that answer the survey. */
	readonly surveyShare: number;
	/** Share of the answers that give a head-count, rather than FTE or nothing. */
	readonly headsShare: number;
	readonly centralised: Centralisation;
	readonly record: Solution;
	readonly large: boolean;
	/** How its sites compare in professionals with the usual ones of their category. */
	readonly headsFactor: number;
}

/** A use to declare, said of the n-th legal entity. */
export interface UsePlan {
	readonly entity: number;
	/** Whether it is declared for the legal entity, site by site, or both ways with sums that differ. */
	readonly by: 'entity' | 'sites' | 'entity-and-sites';
	/** Null when the declarant does not name the solution. */
	readonly solution: Solution | null;
	/** How its name is typed: as it is, or by its n-th alias. */
	readonly alias: number | null;
	/** Users of the entity, given the professionals of its ESMS; null when nobody counted them. */
	readonly users: (heads: number) => number | null;
	readonly externalUsers: number | null;
}

export interface EntityPlan {
	readonly name: string;
	/** FINESS code. */
	readonly status: string;
	/** Where its seat is. */
	readonly seat: string;
	/** Where its sites are. */
	readonly departments: Weighted<string>;
	readonly esms: number;
	readonly categories: Weighted<string>;
	/** Its sites out of the field. */
	readonly health: readonly HealthType[];
}

/** An operator to build. */
export interface OperatorPlan {
	readonly entities: readonly EntityPlan[];
	readonly group: { readonly name: string; readonly members: 'siren' | 'finess' } | null;
	readonly traits: Traits;
	readonly uses: readonly UsePlan[];
}

/** Number of ESMS an operator will have. */
export const esmsOf = (plan: OperatorPlan): number =>
	plan.entities.reduce((sum, entity) => sum + entity.esms, 0);
