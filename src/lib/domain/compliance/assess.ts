import type { TerritoryTable } from '../table';
import { FACT_IDS, type UseFacts } from './facts';
import { useJudge, type UseJudgement } from './judge-use';
import type { ConformityRules, Milestone } from './rules';
import { worstOf } from './status';
import { useReader } from './use-reader';
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
	const read = useReader(table.uses);
	const facts = Array.from({ length: table.uses.rows }, (_, row) => read(row));
	const ofStructure = Array.from({ length: table.structures.rows }, (_, row) => rows.ofStructure(row));
	return {
		rows,
		facts,
		at: rules.milestones.map((milestone) => {
			const uses = judgeAll(facts, milestone, rules);
			const structures = new Uint8Array(table.structures.rows);
			ofStructure.forEach((own, row) => {
				for (const use of own) structures[row] = worstOf(structures[row] ?? 0, uses[use]?.possible ?? 0);
			});
			const organisations = new Uint8Array(table.organisations.rows);
			uses.forEach(({ possible }, use) => {
				if (rows.judged[use] === 0) return;
				const organisation = table.useOrganisation[use] ?? 0;
				organisations[organisation] = worstOf(organisations[organisation] ?? 0, possible);
			});
			return { milestone, uses, structures, organisations };
		})
	};
}

/** Many uses say the same: each different one is judged once. */
function judgeAll(facts: readonly UseFacts[], milestone: Milestone, rules: ConformityRules): UseJudgement[] {
	const judge = useJudge(milestone, rules);
	const known = new Map<string, UseJudgement>();
	return facts.map((one) => {
		const key = FACT_IDS.map((fact) => one[fact]).join('|');
		const judged = known.get(key) ?? judge(one);
		known.set(key, judged);
		return judged;
	});
}
