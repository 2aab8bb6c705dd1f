import { isElsewhere } from '../cut';
import type { ReferenceData } from '../reference';
import {
	codedColumn,
	compareText,
	intervalAt,
	textAt,
	type Column,
	type Table,
	type TerritoryTable
} from '../table';
import type { Interval } from '../shared';
import { ANSWERED_FIELDS, ORGANISATION_QUESTIONS, STRUCTURE_QUESTIONS, USE_QUESTIONS } from './questions';

/** Who is asked, in which campaign, on which data: what a questionnaire says of itself. */
export interface QuestionnaireIdentity {
	/** See QUESTIONNAIRE_VERSION. */
	readonly version: number;
	/** Token of the campaign. */
	readonly campaign: string;
	readonly campaignName: string;
	/** Id of the organisation. */
	readonly organisation: string;
	readonly organisationName: string;
	/** Hash of the dataset version it was filled from. */
	readonly dataset: string;
	/** ISO dates. */
	readonly sentOn: string;
	readonly dueOn: string;
}

/** A declared value as a code or a canonical number; `''` where nobody declared any: an estimate is never put there. */
export type DeclaredText = string;

export interface AskedStructure {
	readonly finess: string;
	readonly name: string;
	readonly category: string;
	readonly city: string;
	/** What is known of its head-count, declared or not. */
	readonly heads: Interval;
	/** In the order of STRUCTURE_QUESTIONS. */
	readonly values: readonly DeclaredText[];
	/** ISO date of its latest declared value; `''` without one. */
	readonly declaredOn: string;
}

/** Everything a questionnaire holds, before it is laid out in sheets. */
export interface QuestionnaireContent {
	readonly identity: QuestionnaireIdentity;
	/** FINESS numbers of its legal entities, in order. */
	readonly entities: readonly string[];
	/** In the order of ORGANISATION_QUESTIONS. */
	readonly organisation: readonly DeclaredText[];
	readonly structures: readonly AskedStructure[];
	/** In the order of USE_QUESTIONS, with the solution under the name it was declared by. */
	readonly uses: readonly (readonly DeclaredText[])[];
}

/** What is asked of an operator besides its identity. */
export type AskedOrganisation = Omit<QuestionnaireContent, 'identity'>;

/**
 * What an organisation is asked: every site of its own that is, or may be, an ESMS, pre-filled with what was declared.
 * @param organisation row of the organisations table
 */
export function askedOf(
	territory: TerritoryTable,
	reference: ReferenceData,
	organisation: number
): AskedOrganisation {
	const { structures, structureOrganisation } = territory;
	const scope = codedColumn(structures, 'structure.scope');
	const entity = codedColumn(structures, 'structure.legal_entity');
	const rows = [...structureOrganisation.keys()].filter(
		(row) => structureOrganisation[row] === organisation && textAt(scope, row) !== 'no'
	);
	const owned = [...structureOrganisation.keys()].filter(
		(row) => structureOrganisation[row] === organisation
	);
	const uses = usesOf(territory, organisation);
	return {
		entities: distinct([...owned.map((row) => textAt(entity, row)), ...uses.entities]),
		organisation: ORGANISATION_QUESTIONS.map((field) => soleAnswer(structures, field, rows)),
		structures: rows.map((row) => askedStructure(territory, reference, row)),
		uses: uses.rows
	};
}

const distinct = (texts: readonly string[]): string[] =>
	[...new Set(texts)].filter((text) => text !== '').sort(compareText);

/** The value that all rows with one agree on; `''` when they differ. */
function soleAnswer(table: Table, field: string, rows: readonly number[]): DeclaredText {
	const column = table.columns.get(field);
	const answers = new Set(rows.map((row) => declaredText(column, row)).filter((text) => text !== ''));
	const [only = ''] = answers;
	return answers.size === 1 ? only : '';
}

/** A value as somebody declared it: an estimate is not one. */
function declaredText(column: Column | undefined, row: number): DeclaredText {
	if (!column || column.kind === 'coordinate') return '';
	if (column.kind === 'coded') return textAt(column, row);
	const { state, low, high } = intervalAt(column, row);
	return state === 'declared' && low === high ? String(low) : '';
}

function askedStructure(territory: TerritoryTable, reference: ReferenceData, row: number): AskedStructure {
	const { structures, sources } = territory;
	const text = (field: string): string => textAt(codedColumn(structures, field), row);
	const heads = structures.columns.get('structure.heads');
	if (heads?.kind !== 'number') throw new Error('No head-counts in this territory');
	const dates = ANSWERED_FIELDS.map((field) => {
		const column = structures.columns.get(field);
		if (!column || column.kind === 'coordinate' || declaredText(column, row) === '') return '';
		const source = sources[column.source?.[row] ?? 0];
		return source?.kind === 'survey' || source?.kind === 'manual' ? source.date : '';
	});
	return {
		finess: text('structure.finess'),
		name: text('structure.name'),
		category: reference.categories.get(text('structure.category'))?.label ?? text('structure.category_label'),
		city: text('structure.city'),
		heads: intervalAt(heads, row),
		values: STRUCTURE_QUESTIONS.map((field) => declaredText(structures.columns.get(field), row)),
		declaredOn: dates.reduce((latest, date) => (date > latest ? date : latest), '')
	};
}

function usesOf(
	{ uses, useOrganisation }: TerritoryTable,
	organisation: number
): { rows: (readonly DeclaredText[])[]; entities: string[] } {
	const holder = codedColumn(uses, 'use.holder');
	// What others declare in other territories is not theirs to answer.
	const own = [...useOrganisation.keys()].filter(
		(row) => useOrganisation[row] === organisation && !isElsewhere(textAt(holder, row))
	);
	const entity = codedColumn(uses, 'use.legal_entity');
	const named = (field: string): string => (field === 'use.solution' ? 'use.declared_solution' : field);
	return {
		rows: own.map((row) => USE_QUESTIONS.map((field) => declaredText(uses.columns.get(named(field)), row))),
		entities: own.map((row) => textAt(entity, row))
	};
}
