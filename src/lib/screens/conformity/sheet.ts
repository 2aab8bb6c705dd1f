import {
	ACTIONS,
	exitOf,
	rateOf,
	sieveOf,
	tallyChecks,
	tallyStructures,
	tallyTargets,
	WARNINGS,
	type ActionId,
	type ConformityAt,
	type Rate,
	type SieveExit,
	type Tally,
	type WarningId
} from '$lib/domain/compliance';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { codedColumn, numberColumn, textAt } from '$lib/domain/table';
import { conformityRules, ruleSetInForce } from '$lib/reference';
import type { TerritoryData } from '../territory-data';
import { blockerLines, type BlockerLine } from './blocker-lines';
import { conformityFinding } from './finding';
import { judged } from './judged';
import { actionLines } from './mailing';
import { ruleNote, type RuleNote } from './rule-note';
import { reasonOf } from './use-lines';

/** The territory at one milestone. */
export interface MilestoneSheet {
	readonly id: string;
	/** ISO date. */
	readonly date: string;
	readonly label: string;
	readonly rate: Rate;
	readonly structures: Tally;
	readonly segments: readonly { readonly id: string; readonly tally: Tally }[];
	readonly blockers: readonly BlockerLine[];
	readonly exits: readonly SieveExit[];
}

/** The first operators of an action. */
export interface ActionSheet {
	readonly id: ActionId;
	readonly operators: number;
	readonly persons: number;
	readonly uncounted: number;
	readonly first: readonly {
		readonly id: string;
		readonly name: string;
		readonly structures: number;
		readonly persons: number;
		readonly uncounted: number;
	}[];
}

/** Who leaves the tree at one exit. */
export interface ExitDetail {
	readonly key: string;
	readonly uses: number;
	readonly lines: readonly {
		readonly organisation: string;
		readonly name: string;
		readonly solution: string;
		/** Null when nobody counted them. */
		readonly users: number | null;
		readonly reason: string;
	}[];
}

/** How a checklist line is answered, by structures or by organisations. */
export interface ChecklistTally {
	readonly id: string;
	readonly label: string;
	readonly group: string;
	readonly yes: number;
	readonly no: number;
	readonly unknown: number;
}

/** Everything the page of conformity shows. */
export interface ConformitySheet {
	readonly finding: string;
	readonly rule: RuleNote;
	readonly inForce: typeof ruleSetInForce;
	/** French: what the product assumes in the tree, and on single factors from inside. */
	readonly assumptions: readonly { readonly text: string; readonly date: string }[];
	/** ESMS with a declared use, of all. */
	readonly known: number;
	readonly total: number;
	readonly uses: number;
	readonly milestones: readonly MilestoneSheet[];
	readonly chosen: MilestoneSheet | null;
	readonly detail: ExitDetail | null;
	readonly actions: readonly ActionSheet[];
	readonly warnings: readonly { readonly id: WarningId; readonly structures: number }[];
	readonly readiness: readonly ChecklistTally[];
	readonly targets: readonly ChecklistTally[];
}

/** Operators of an action that are shown; the others are in its file. */
const SHOWN = 5;
const DETAILED = 12;

/** Names an exit of the sieve in an address. */
export const exitKey = ({ step, leaf, standing }: Pick<SieveExit, 'step' | 'leaf' | 'standing'>): string =>
	`${step}.${leaf ?? 'inconnu'}.${standing}`;

/**
 * The page of conformity.
 * @param milestone id of the milestone looked at; the last one when it is none of them
 * @param exit key of the exit of the tree that is opened; `''` for none
 */
export function conformitySheet(data: TerritoryData, milestone: string, exit: string): ConformitySheet {
	const { table } = data;
	const { conformity, warnings, targets } = judged(table);
	const milestones = conformity.at.map((at) => milestoneSheet(data, at));
	const chosen = milestones.find(({ id }) => id === milestone) ?? milestones.at(-1) ?? null;
	const at = conformity.at.find((one) => one.milestone.id === chosen?.id);
	const whole = milestones[0]?.structures;
	const total = whole?.total ?? 0;
	const known = total - (whole?.undeclared ?? 0);
	return {
		finding: conformityFinding({ known, total, milestones }),
		rule: ruleNote(),
		inForce: ruleSetInForce,
		assumptions: [conformityRules.conformity, conformityRules.localAccess].map(({ source, date }) => ({
			text: source,
			date
		})),
		known,
		total,
		uses: conformity.rows.counted.reduce((sum, one) => sum + one, 0),
		milestones,
		chosen,
		detail: at && exit !== '' ? exitDetail(data, at, exit) : null,
		actions: ACTIONS.map((id) => actionSheet(data, id)),
		warnings: WARNINGS.map((id) => ({ id, structures: warnings[id].length })).filter(
			({ structures }) => structures > 0
		),
		readiness: [
			...checks(data, 'Premiers pas', conformityRules.readiness),
			...checks(data, 'Annuaire local', conformityRules.directory)
		],
		targets: tallyTargets(table, targets).flatMap(({ present, missing, unknown }, i) => {
			const component = conformityRules.components[i];
			if (!component) return [];
			const group = component.target === 'minimum' ? 'Cible minimum' : 'Cible maximale';
			return [{ id: component.id, label: component.label, group, yes: present, no: missing, unknown }];
		})
	};
}

const checks = (
	{ table }: TerritoryData,
	group: string,
	items: typeof conformityRules.readiness
): readonly ChecklistTally[] =>
	tallyChecks(table, items).flatMap((tally, i) => {
		const item = items[i];
		return item ? [{ id: item.id, label: item.label, group, ...tally }] : [];
	});

function milestoneSheet(data: TerritoryData, at: ConformityAt): MilestoneSheet {
	const { table, classification } = data;
	const { conformity } = judged(table);
	const outcomes = [...classification.segments, ...OTHER_STATES];
	const [structures] = tallyStructures(table, at, 1, () => 0);
	if (!structures) throw new Error('No tally of the territory');
	const tallies = tallyStructures(table, at, outcomes.length, (row) => classification.result[row] ?? 0);
	return {
		id: at.milestone.id,
		date: at.milestone.date,
		label: at.milestone.label,
		rate: rateOf(table, conformity, at),
		structures,
		segments: outcomes.flatMap((id, i) => {
			const tally = tallies[i];
			return tally && tally.total > 0 ? [{ id, tally }] : [];
		}),
		blockers: blockerLines(table, at),
		exits: sieveOf(table, conformity, at)
	};
}

function actionSheet({ table }: TerritoryData, id: ActionId): ActionSheet {
	const lines = actionLines(table, id);
	const ids = codedColumn(table.organisations, 'organisation.id');
	const names = codedColumn(table.organisations, 'organisation.name');
	return {
		id,
		operators: lines.length,
		persons: lines.reduce((sum, { persons }) => sum + persons, 0),
		uncounted: lines.reduce((sum, { uncounted }) => sum + uncounted, 0),
		first: lines.slice(0, SHOWN).map(({ organisation, structures, persons, uncounted }) => ({
			id: textAt(ids, organisation),
			name: textAt(names, organisation) || textAt(ids, organisation),
			structures: structures.length,
			persons,
			uncounted
		}))
	};
}

/** The uses that leave the tree at an exit, the most users first; null when none does. */
function exitDetail({ table }: TerritoryData, at: ConformityAt, key: string): ExitDetail | null {
	const { rows } = judged(table).conformity;
	const users = numberColumn(table.uses, 'use.users');
	const solution = codedColumn(table.uses, 'use.solution');
	const ids = codedColumn(table.organisations, 'organisation.id');
	const names = codedColumn(table.organisations, 'organisation.name');
	const found = [...rows.counted.keys()].filter((use) => {
		const judgement = at.uses[use];
		return rows.counted[use] === 1 && judgement && exitKey(exitOf(judgement)) === key;
	});
	if (found.length === 0) return null;
	const counted = (use: number): number | null => {
		const high = users.high[use] ?? Infinity;
		return Number.isFinite(high) ? high : null;
	};
	found.sort((a, b) => (counted(b) ?? -1) - (counted(a) ?? -1) || a - b);
	return {
		key,
		uses: found.length,
		lines: found.slice(0, DETAILED).map((use) => {
			const organisation = table.useOrganisation[use] ?? 0;
			const judgement = at.uses[use];
			return {
				organisation: textAt(ids, organisation),
				name: textAt(names, organisation) || textAt(ids, organisation),
				solution: textAt(solution, use),
				users: counted(use),
				reason: judgement ? reasonOf(judgement) : ''
			};
		})
	};
}
