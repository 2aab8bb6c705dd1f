import {
	structureChecklist,
	targetChecklist,
	WARNINGS,
	type CheckItem,
	type CheckLine,
	type TargetLine
} from '$lib/domain/compliance';
import { codedColumn, numberColumn, type SourceRef, type TerritoryTable } from '$lib/domain/table';
import { conformityRules } from '$lib/reference';
import { ANSWER_LABELS, COMPONENT_STATE_LABELS, formatDate, WARNING_LABELS } from '$lib/words';
import type { TerritoryData } from '../territory-data';
import { judged } from './judged';
import { ruleNote, type RuleNote } from './rule-note';
import { useConformities, verdictOf, type UseConformity, type Verdict } from './use-lines';

/** One line of a checklist. */
export interface ChecklistLine {
	readonly id: string;
	readonly label: string;
	readonly state: 'yes' | 'no' | 'unknown';
	readonly stateLabel: string;
	/** File and date of the value; `''` where nothing is known. */
	readonly origin: string;
	/** French: how it is read; `''` when nothing is to be said. */
	readonly note: string;
}

/** What the page of a structure or of an organisation says of its conformity. */
export interface OwnConformity {
	readonly rule: RuleNote;
	/** At each milestone; empty where no use is declared. */
	readonly verdicts: readonly Verdict[];
	readonly uses: readonly UseConformity[];
	/** French, of the structure. */
	readonly warnings: readonly string[];
	/** Titled checklists. */
	readonly checklists: readonly { readonly title: string; readonly lines: readonly ChecklistLine[] }[];
}

const originOf = (source: SourceRef | null): string =>
	source === null ? '' : [source.name, formatDate(source.date)].filter((part) => part !== '').join(', ');

const checkLine = ({ item, answer, source }: CheckLine): ChecklistLine => ({
	id: item.id,
	label: item.label,
	state: answer,
	stateLabel: ANSWER_LABELS[answer],
	origin: originOf(source),
	note: ''
});

const TARGET_STATES = { present: 'yes', missing: 'no', unknown: 'unknown' } as const;

const targetLine = ({ component, state, source }: TargetLine): ChecklistLine => ({
	id: component.id,
	label: component.label,
	state: TARGET_STATES[state],
	stateLabel: COMPONENT_STATE_LABELS[state],
	origin: originOf(source),
	note: component.note ?? ''
});

/** The conformity of one structure: its uses, what it can start now, its local directory. @param row of its table */
export function structureConformity({ table }: TerritoryData, row: number): OwnConformity {
	const { conformity, warnings } = judged(table);
	const uses = conformity.rows.ofStructure[row] ?? [];
	const checklist = (items: readonly CheckItem[]): readonly ChecklistLine[] =>
		structureChecklist(table, items, row).map(checkLine);
	return {
		rule: ruleNote(),
		verdicts: uses.length === 0 ? [] : conformity.at.map((at) => verdictOf(at, at.structures[row] ?? 0)),
		uses: useConformities(table, uses),
		warnings: WARNINGS.filter((id) => warnings[id].includes(row)).map((id) => WARNING_LABELS[id]),
		checklists: [
			{ title: 'Ce qui peut commencer maintenant', lines: checklist(conformityRules.readiness) },
			{ title: 'Qualité de l’annuaire local', lines: checklist(conformityRules.directory) }
		]
	};
}

/** The conformity of one organisation: its uses that the viewer sees, and both targets; null for one without any ESMS. */
export function organisationConformity({ table }: TerritoryData, id: string): OwnConformity | null {
	const { conformity, targets } = judged(table);
	const ids = codedColumn(table.organisations, 'organisation.id');
	const row = ids.codes.indexOf(ids.values.indexOf(id));
	if (row < 0 || (numberColumn(table.organisations, 'organisation.esms').high[row] ?? 0) === 0) return null;
	const uses = usesOfOrganisation(table, conformity.rows.judged, row);
	const lines = targetChecklist(table, targets, conformityRules, row);
	const of = (target: 'minimum' | 'maximum'): readonly ChecklistLine[] =>
		lines.filter(({ component }) => component.target === target).map(targetLine);
	return {
		rule: ruleNote(),
		verdicts: uses.length === 0 ? [] : conformity.at.map((at) => verdictOf(at, at.organisations[row] ?? 0)),
		uses: useConformities(table, uses),
		warnings: [],
		checklists: [
			{ title: 'Cible minimum', lines: of('minimum') },
			{ title: 'La cible maximale ajoute', lines: of('maximum') }
		]
	};
}

function usesOfOrganisation(
	table: TerritoryTable,
	judgedUses: Uint8Array,
	organisation: number
): readonly number[] {
	const rows: number[] = [];
	table.useOrganisation.forEach((owner, row) => {
		if (owner === organisation && judgedUses[row] === 1) rows.push(row);
	});
	return rows;
}
