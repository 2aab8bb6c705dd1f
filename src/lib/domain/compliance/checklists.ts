import { codedColumn, numberColumn, textAt, type SourceRef, type TerritoryTable } from '../table';
import { flagReader, type Answer } from './flag-reader';
import type { CheckItem, Component, ConformityRules } from './rules';
import { COMPONENT_STATES, type ComponentState, type TargetStates } from './target-states';

/** One component of a target, as an organisation stands. */
export interface TargetLine {
	readonly component: Component;
	readonly state: ComponentState;
	/** Where the value that decided comes from; null where nothing decides. */
	readonly source: SourceRef | null;
}

/** The components of both targets for one organisation, in the order of the rules. @param organisation row of its table */
export function targetChecklist(
	{ sources }: TerritoryTable,
	targets: TargetStates,
	rules: ConformityRules,
	organisation: number
): readonly TargetLine[] {
	const start = organisation * targets.components.length;
	return rules.components.map((component, at): TargetLine => {
		const state = COMPONENT_STATES[targets.states[start + at] ?? 0] ?? 'unknown';
		const source = sources[targets.sources[start + at] ?? 0];
		return {
			component,
			state,
			source: state === 'unknown' || !source || source.kind === 'none' ? null : source
		};
	});
}

/** How many organisations have a component, miss it, or say nothing; those without any ESMS are not counted. */
export type TargetTally = Readonly<Record<ComponentState, number>>;

export function tallyTargets(
	{ organisations }: TerritoryTable,
	targets: TargetStates
): readonly TargetTally[] {
	const esms = numberColumn(organisations, 'organisation.esms');
	const count = targets.components.length;
	return targets.components.map((_, at) => {
		const tally = { present: 0, missing: 0, unknown: 0 };
		for (let row = 0; row < organisations.rows; row++) {
			if ((esms.high[row] ?? 0) > 0)
				tally[COMPONENT_STATES[targets.states[row * count + at] ?? 0] ?? 'unknown']++;
		}
		return tally;
	});
}

/** One line of a checklist that a structure answers by yes or no. */
export interface CheckLine {
	readonly item: CheckItem;
	readonly answer: Answer;
	readonly source: SourceRef | null;
}

/** What one structure answers to a checklist. @param row of the structures table */
export function structureChecklist(
	{ structures, sources }: TerritoryTable,
	items: readonly CheckItem[],
	row: number
): readonly CheckLine[] {
	return items.map((item) => {
		const read = flagReader(structures, item.fields);
		const answer = read.answer(row);
		const named = sources[read.source(row)];
		return { item, answer, source: answer === 'unknown' || !named || named.kind === 'none' ? null : named };
	});
}

/** How many ESMS answer a checklist line by yes, by no, or not at all. */
export type CheckTally = Readonly<Record<Answer, number>>;

export function tallyChecks(
	{ structures }: TerritoryTable,
	items: readonly CheckItem[]
): readonly CheckTally[] {
	const scope = codedColumn(structures, 'structure.scope');
	return items.map(({ fields }) => {
		const read = flagReader(structures, fields);
		const tally = { yes: 0, no: 0, unknown: 0 };
		for (let row = 0; row < structures.rows; row++)
			if (textAt(scope, row) !== 'no') tally[read.answer(row)]++;
		return tally;
	});
}
