import { isRegisterField } from '$lib/domain/corrections';
import { field } from '$lib/domain/fields';
import { explain, OTHER_STATES, outcomeIds } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { decidingReasons, smallestFlips, whyNot } from '$lib/domain/why';
import { outcomeLooks } from '$lib/words';
import { predicateText } from './condition-text';
import { actualText, sourceText, treeOf, type TreeNode } from './explained-tree';
import { flipLines, type FlipLines } from './flip-text';
import { categoryLabel, departmentName } from './place-names';
import { whyNotLines, type WhyNotLines } from './requirement-text';
import { ssoOfOrganisation, ssoRuleNote, type SsoLine, type SsoRuleNote } from './sso-lines';
import type { TerritoryData } from './territory-data';
import { valueLine, type ValueLine } from './value-line';
import { whySentences } from './why';

export interface SheetSegment {
	readonly id: string;
	readonly label: string;
	readonly rank: number;
	readonly tree: TreeNode;
}

/** A question nobody answered yet, and the outcomes that each answer would leave possible. */
export interface SheetQuestion {
	readonly text: string;
	readonly actual: string;
	readonly ifTrue: readonly string[];
	readonly ifFalse: readonly string[];
}

export interface SheetSection {
	readonly title: string;
	readonly lines: readonly ValueLine[];
}

/** Everything the page of one structure shows, in plain data. */
export interface StructureSheet {
	readonly finess: string;
	readonly name: string;
	readonly category: string;
	readonly place: string;
	readonly sector: string;
	readonly organisation: {
		readonly id: string;
		readonly name: string;
		readonly kind: string;
		readonly lines: readonly ValueLine[];
	};
	/** What is shown: where a person decided, the segment decided. */
	readonly outcome: string;
	readonly estimated: boolean;
	/** The override that the structure is under; null without one. */
	readonly override: { readonly id: number; readonly kind: 'structure' | 'organisation' } | null;
	/** What the criteria say; all the reasons below are of it. */
	readonly computed: { readonly outcome: string; readonly estimated: boolean };
	readonly possible: readonly string[];
	readonly why: readonly string[];
	/** Fields that alone give what the criteria say, whatever the others are. */
	readonly decidedBy: readonly string[];
	readonly whyNot: readonly WhyNotLines[];
	/** The smallest changes that would give something else; null for a site that is not classified. */
	readonly flips: FlipLines | null;
	readonly segments: readonly SheetSegment[];
	readonly questions: readonly SheetQuestion[];
	/** What the result rests on although nobody declared it. */
	readonly restsOn: readonly { readonly text: string; readonly actual: string; readonly source: string }[];
	readonly sections: readonly SheetSection[];
	readonly sso: { readonly answer: string; readonly lines: readonly SsoLine[]; readonly rule: SsoRuleNote };
}

const SECTIONS: readonly { title: string; fields: readonly string[] }[] = [
	{
		title: 'Identité et lieu',
		fields: [
			'structure.name',
			'structure.finess',
			'structure.legal_entity',
			'structure.siret',
			'structure.category',
			'structure.sector',
			'structure.scope',
			'structure.legal_status',
			'structure.tariff_authority',
			'structure.opened_on',
			'structure.city',
			'structure.postal_code',
			'structure.commune',
			'structure.department',
			'structure.region'
		]
	},
	{
		title: 'Taille',
		fields: [
			'structure.places',
			'structure.heads',
			'structure.fte',
			'structure.equipped',
			'structure.without_rpps'
		]
	},
	{
		title: 'Pratiques déclarées',
		fields: [
			'structure.dui',
			'structure.dui_access',
			'structure.external_accounts',
			'structure.accounts',
			'structure.phone',
			'structure.it_centralised',
			'structure.wish'
		]
	}
];

const ORGANISATION_FIELDS = [
	'organisation.esms',
	'organisation.professionals',
	'organisation.it_centralised',
	'organisation.mixed'
];

/** Row of a structure by its FINESS number, -1 when the dataset does not hold it. Structures are in FINESS order. */
export function rowOfStructure({ table }: Pick<TerritoryData, 'table'>, finess: string): number {
	const column = codedColumn(table.structures, 'structure.finess');
	let low = 0;
	let high = table.structures.rows - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const number = textAt(column, middle);
		if (number === finess) return middle;
		if (number < finess) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/**
 * The sheet of one structure; null when the dataset does not hold it.
 * @param registered the structure alone, as registers have it: read where a person corrected what they say
 */
export function structureSheet(
	data: TerritoryData,
	finess: string,
	registered: TerritoryTable | null = null
): StructureSheet | null {
	const { table, classification, computed, criteria } = data;
	const row = rowOfStructure(data, finess);
	if (row < 0) return null;
	const organisationRow = table.structureOrganisation[row] ?? 0;
	const text = (id: string): string => textAt(codedColumn(table.structures, id), row);
	const organisationText = (id: string): string =>
		textAt(codedColumn(table.organisations, id), organisationRow);
	const ids = [...classification.segments, ...OTHER_STATES];
	const outcome = ids[classification.result[row] ?? 0] ?? 'to-qualify';
	const byCriteria = ids[computed.result[row] ?? 0] ?? 'to-qualify';
	const classified = byCriteria !== 'out-of-scope' && byCriteria !== 'to-qualify';
	const override = data.overrides[(data.overrideOf[row] ?? 0) - 1];
	const explanation = explain(table, criteria, row);
	const looks = outcomeLooks(criteria.segments);
	const line = (id: string): ValueLine => {
		const found = valueLine(table, table.structures, id, row);
		const isCorrected = found.byHand && isRegisterField(id) && registered?.structures.rows === 1;
		return isCorrected
			? { ...found, registered: valueLine(registered, registered.structures, id, 0).text }
			: found;
	};
	return {
		finess,
		name: text('structure.name') || 'Sans nom au registre',
		category: categoryLabel(text('structure.category')) || text('structure.category_label'),
		place: [text('structure.city'), departmentName(text('structure.department'))].filter(Boolean).join(' · '),
		sector: text('structure.sector'),
		organisation: {
			id: organisationText('organisation.id'),
			name: organisationText('organisation.name') || organisationText('organisation.id'),
			kind: organisationText('organisation.kind'),
			lines: ORGANISATION_FIELDS.map((id) => valueLine(table, table.organisations, id, organisationRow))
		},
		outcome,
		estimated: classification.estimated[row] === 1,
		override: override ? { id: override.id, kind: override.subject.kind } : null,
		computed: { outcome: byCriteria, estimated: computed.estimated[row] === 1 },
		possible: classified ? outcomeIds(computed.segments, computed.possible[row] ?? 0) : [],
		why: whySentences(explanation, byCriteria),
		decidedBy: classified
			? decidingReasons(table, criteria, row).map(({ field: id }) => field(id).label)
			: [],
		whyNot: classified ? whyNot(table, criteria, computed, row).map((each) => whyNotLines(each, looks)) : [],
		flips: classified ? flipLines(table, row, smallestFlips(table, criteria, row)) : null,
		segments: classified
			? explanation.segments.map(({ segment, tree }) => ({
					id: segment.id,
					label: segment.label,
					rank: segment.rank,
					tree: treeOf(tree)
				}))
			: [],
		questions: classified
			? explanation.missing.map(({ predicate, actual, ifTrue, ifFalse }) => ({
					text: predicateText(predicate),
					actual: actualText(predicate, actual),
					ifTrue,
					ifFalse
				}))
			: [],
		restsOn: classified
			? explanation.restsOn.map(({ predicate, actual }) => ({
					text: predicateText(predicate),
					actual: actualText(predicate, actual),
					source: sourceText(actual)
				}))
			: [],
		sections: SECTIONS.map(({ title, fields }) => ({ title, lines: fields.map(line) })),
		sso: {
			answer: data.ssoAnswers[organisationRow] ?? 'none',
			lines: ssoOfOrganisation(table, data.sso, organisationRow),
			rule: ssoRuleNote(data)
		}
	};
}

/** The sheet of a structure; null as well until names and places, which come after what decides, are there. */
export const sheetWhenNamed = (data: TerritoryData, finess: string): StructureSheet | null =>
	data.table.structures.columns.has('structure.name') ? structureSheet(data, finess) : null;
