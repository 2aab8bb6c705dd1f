import { codedColumn, compareText, numberColumn, textAt, type TerritoryTable } from '../table';
import type { Conformity } from './assess';
import type { UseFacts } from './facts';
import type { ConformityRules, Means } from './rules';

/** What operators are written to about. */
export const ACTIONS = ['second-factor', 'attest', 'replace-cards', 'need-e-cps', 'without-rpps'] as const;
export type ActionId = (typeof ACTIONS)[number];

/** One operator to write to, with what it is about. */
export interface ActionLine {
	/** Row of the organisations table. */
	readonly organisation: number;
	/** Rows of its structures that are concerned, in their order. */
	readonly structures: readonly number[];
	/** Rows of its uses that are concerned; none for professionals without RPPS. */
	readonly uses: readonly number[];
	/** Users of these uses that are counted, or professionals without RPPS, where they are known. */
	readonly persons: number;
	/** Uses, or structures, whose number of persons nobody gave. */
	readonly uncounted: number;
}

/** Whether a use calls for an action: sure ones only, as a letter that asks for what is not due is worse than none. */
export function calls(action: ActionId, facts: UseFacts, rules: ConformityRules): boolean {
	if (facts.sensitive !== 'yes') return false;
	const means = rules.means.find(({ id }) => id === facts.means);
	switch (action) {
		case 'second-factor':
			return facts.psc === 'no' && means !== undefined && !hasTwoFactors(means);
		case 'attest':
			return means !== undefined && mustAttest(facts, means);
		case 'replace-cards':
			return means !== undefined && means.throughPsc === 'refused' && !means.personal;
		case 'need-e-cps':
			return facts.psc === 'yes' && (facts.means === 'e-cps' || facts.means === 'fido');
		case 'without-rpps':
			return false;
	}
}

const hasTwoFactors = ({ factors }: Means): boolean => new Set(factors).size >= 2;

/** Two factors outside Pro Santé Connect, not a CPS used directly, without an attestation or with open reservations. */
const mustAttest = (facts: UseFacts, means: Means): boolean =>
	facts.psc === 'no' &&
	hasTwoFactors(means) &&
	(facts.attestation === 'no' || facts.reservations === 'yes') &&
	(means.id !== 'cps' || facts.cpsMode === 'enrolled');

/** The operators that an action concerns, the most persons first, then by id: one line each. */
export function actionList(
	table: TerritoryTable,
	{ facts, rows }: Conformity,
	rules: ConformityRules,
	action: ActionId
): readonly ActionLine[] {
	const lines =
		action === 'without-rpps'
			? withoutRpps(table)
			: byUses(table, facts, rows, (one) => calls(action, one, rules));
	const ids = codedColumn(table.organisations, 'organisation.id');
	return lines.sort(
		(a, b) =>
			b.persons - a.persons ||
			b.structures.length - a.structures.length ||
			compareText(textAt(ids, a.organisation), textAt(ids, b.organisation))
	);
}

type Growing = {
	-readonly [K in keyof ActionLine]: ActionLine[K] extends readonly number[] ? number[] : ActionLine[K];
};

const emptyLine = (organisation: number): Growing => ({
	organisation,
	structures: [],
	uses: [],
	persons: 0,
	uncounted: 0
});

function byUses(
	table: TerritoryTable,
	facts: readonly UseFacts[],
	rows: Conformity['rows'],
	concerns: (facts: UseFacts) => boolean
): Growing[] {
	const users = numberColumn(table.uses, 'use.users');
	const lines = new Map<number, Growing>();
	const concerned = new Set<number>();
	facts.forEach((one, use) => {
		if (rows.judged[use] === 0 || !concerns(one)) return;
		concerned.add(use);
		const organisation = table.useOrganisation[use] ?? 0;
		const line = lines.get(organisation) ?? emptyLine(organisation);
		lines.set(organisation, line);
		line.uses.push(use);
		if (rows.counted[use] === 0) return;
		const high = users.high[use] ?? Infinity;
		if (Number.isFinite(high)) line.persons += high;
		else line.uncounted++;
	});
	for (let row = 0; row < table.structures.rows; row++) {
		if ((rows.ofStructure[row] ?? []).some((use) => concerned.has(use)))
			lines.get(table.structureOrganisation[row] ?? 0)?.structures.push(row);
	}
	return [...lines.values()];
}

/** Professionals without RPPS: a number that nobody gave concerns nobody yet. */
function withoutRpps({ structures, structureOrganisation }: TerritoryTable): Growing[] {
	const number = numberColumn(structures, 'structure.without_rpps');
	const scope = codedColumn(structures, 'structure.scope');
	const lines = new Map<number, Growing>();
	for (let row = 0; row < structures.rows; row++) {
		const persons = number.low[row] ?? 0;
		if (persons === 0 || textAt(scope, row) === 'no') continue;
		const organisation = structureOrganisation[row] ?? 0;
		const line = lines.get(organisation) ?? emptyLine(organisation);
		lines.set(organisation, line);
		line.structures.push(row);
		line.persons += persons;
	}
	return [...lines.values()];
}
