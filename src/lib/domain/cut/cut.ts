import { departmentsOf, type Scope } from '../access';
import type { Department } from '../reference';

/** Where a table is cut: the ARS territories kept, and their départements. */
export interface Cut {
	/** Codes, sorted. */
	readonly territories: readonly string[];
	/** Official codes; a structure whose département is unknown is in none of them. */
	readonly departments: ReadonlySet<string>;
}

/** Where the table is cut for a scope; null for a national one, which sees all there is. */
export function cutOf(scope: Scope, departments: ReadonlyMap<string, Department>): Cut | null {
	const kept = departmentsOf(scope, departments);
	return scope === 'national' || kept === null ? null : { territories: [...scope].sort(), departments: kept };
}
