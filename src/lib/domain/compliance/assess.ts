import type { TerritoryTable } from '../table';
import { NOTHING_KNOWN, type UseFacts } from './facts';
import { useJudge, type UseJudgement } from './judge-use';
import type { ConformityRules, Milestone } from './rules';
import { ANY_STATUS, worstOf } from './status';
import { distinctFacts } from './use-reader';
import { useRows, type UseRows } from './use-rows';

/** A territory judged at one milestone. */
export interface ConformityAt {
	readonly milestone: Milestone;
	/** Per use. */
	readonly uses: readonly UseJudgement[];
	/** Per structure: every status its worst use may have; 0 where no use is declared or the site is outside the field. */
	readonly structures: Uint8Array;
	/** Per organisation: the same over all its uses. */
	readonly organisations: Uint8Array;
}

/** A territory judged at each milestone of the rules, in their order. */
export interface Conformity {
	readonly rows: UseRows;
	readonly facts: readonly UseFacts[];
	readonly at: readonly ConformityAt[];
}

/** Judges every declared use, and gives each structure and organisation the worst of its uses. */
export function assessConformity(table: TerritoryTable, rules: ConformityRules): Conformity {
	const rows = useRows(table);
	const { facts, of } = distinctFacts(table.uses);
	return {
		rows,
		facts: Array.from(of, (at) => facts[at] ?? NOTHING_KNOWN),
		at: rules.milestones.map((milestone) => {
			const judged = facts.map(useJudge(milestone, rules));
			const possible = Uint8Array.from(of, (at) => judged[at]?.possible ?? ANY_STATUS);
			const organisations = new Uint8Array(table.organisations.rows);
			possible.forEach((own, use) => {
				if (rows.judged[use] === 0) return;
				const organisation = table.useOrganisation[use] ?? 0;
				organisations[organisation] = worstOf(organisations[organisation] ?? 0, own);
			});
			return {
				milestone,
				uses: Array.from(of, (at) => judged[at] ?? judge(milestone, rules)),
				structures: Uint8Array.from(rows.ofStructure, (own) => {
					let worst = 0;
					for (const use of own) worst = worstOf(worst, possible[use] ?? ANY_STATUS);
					return worst;
				}),
				organisations
			};
		})
	};
}

const judge = (milestone: Milestone, rules: ConformityRules): UseJudgement =>
	useJudge(milestone, rules)(NOTHING_KNOWN);
