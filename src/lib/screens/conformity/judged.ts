import {
	assessConformity,
	targetStates,
	warningsOf,
	type Conformity,
	type TargetStates,
	type Warnings
} from '$lib/domain/compliance';
import type { TerritoryTable } from '$lib/domain/table';
import { conformityRules } from '$lib/reference';

/** A territory judged by the rules in use. */
export interface Judged {
	readonly conformity: Conformity;
	readonly targets: TargetStates;
	readonly warnings: Warnings;
}

/** Of each territory: judged once, as a table never changes. */
const known = new WeakMap<TerritoryTable, Judged>();

export function judged(table: TerritoryTable): Judged {
	const held = known.get(table);
	if (held) return held;
	const conformity = assessConformity(table, conformityRules);
	const made = {
		conformity,
		targets: targetStates(table, conformityRules),
		warnings: warningsOf(table, conformity)
	};
	known.set(table, made);
	return made;
}
