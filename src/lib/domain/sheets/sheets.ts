import { field } from '../fields';
import { outcomeIds, OTHER_STATES } from '../segmentation';
import { CERTAINTIES, HELIOS_SECTOR, heliosColumn, OVERRIDE, segmentValues, type ViewLevel } from '../view';
import { fieldColumns } from './field-columns';
import { computedColumn, overrideColumns } from './override-columns';
import type { SheetColumn, SheetData } from './sheet';

/** What tells the rows of a sheet apart: exported whatever the chosen columns. */
const KEY: Readonly<Record<ViewLevel, string>> = {
	structure: 'structure.finess',
	organisation: 'organisation.id'
};

const ORGANISATION_IDENTITY = ['organisation.id', 'organisation.name', 'organisation.kind'];
const ORGANISATION_TOTALS = [
	'organisation.legal_entities',
	'organisation.esms',
	'organisation.professionals',
	'organisation.it_centralised',
	'organisation.out_of_field_sites',
	'organisation.mixed'
];

/** Every column of a sheet: identity, segment and why it is so sure, organisation, then each declared value with its source. */
const ALL: Readonly<Record<ViewLevel, readonly string[]>> = {
	structure: [
		'structure.finess',
		'structure.name',
		'structure.legal_entity',
		'structure.siret',
		'structure.category',
		'structure.sector',
		HELIOS_SECTOR,
		'structure.scope',
		'structure.region',
		'structure.department',
		'structure.commune',
		'structure.postal_code',
		'structure.city',
		'structure.tariff_authority',
		'structure.tariff_label',
		'structure.legal_status',
		'structure.opened_on',
		'segment',
		'certainty',
		OVERRIDE,
		...ORGANISATION_IDENTITY,
		...ORGANISATION_TOTALS,
		'sso',
		'structure.places',
		'structure.heads',
		'structure.fte',
		'structure.dui',
		'structure.dui_access',
		'structure.external_accounts',
		'structure.accounts',
		'structure.phone',
		'structure.it_centralised',
		'structure.wish',
		'structure.equipped',
		'structure.without_rpps'
	],
	organisation: [...ORGANISATION_IDENTITY, 'organisation.legal_status', ...ORGANISATION_TOTALS, 'mix', 'sso']
};

/**
 * The columns of an export: all of them, or those chosen on the screen, in its order. A number brings its bounds, state and
 * source along. A column that the dataset does not hold is left out.
 */
export function sheetColumns(
	data: SheetData,
	level: ViewLevel,
	chosen: readonly string[] | 'all'
): readonly SheetColumn[] {
	const ids = chosen === 'all' ? ALL[level] : [...new Set([KEY[level], ...chosen])];
	return ids.flatMap((id) => columnsOf(data, level, id));
}

function columnsOf(data: SheetData, level: ViewLevel, id: string): readonly SheetColumn[] {
	const { table, reference } = data;
	const owner = (row: number): number =>
		level === 'structure' ? (table.structureOrganisation[row] ?? 0) : row;
	const own = { sources: table.sources, reference, rowOf: (row: number) => row };
	switch (id) {
		case 'segment':
			return segmentColumns(data);
		case 'certainty':
			return [certaintyColumn(data)];
		case OVERRIDE:
			return overrideColumns(data);
		case 'mix':
			return mixColumns(data);
		case 'sso':
			return [ssoColumn(data, owner)];
		case HELIOS_SECTOR:
			return [heliosSheetColumn(data)];
	}
	const structures = level === 'structure' ? table.structures.columns.get(id) : undefined;
	if (structures) return fieldColumns(id, structures, own);
	const organisations = table.organisations.columns.get(id);
	return organisations ? fieldColumns(id, organisations, { ...own, rowOf: owner }) : [];
}

/** French names of the outcomes of a classification, by id. */
function outcomeLabels({ criteria, reference }: SheetData): (id: string) => string {
	const segments = new Map(criteria.segments.map(({ id, label }) => [id, label]));
	return (id) => segments.get(id) ?? reference.labels.get(id) ?? id;
}

function segmentColumns(data: SheetData): readonly SheetColumn[] {
	const { classification } = data;
	const label = outcomeLabels(data);
	const outcomes = segmentValues(classification);
	const undetermined = classification.segments.length + OTHER_STATES.indexOf('undetermined');
	return [
		{
			name: 'Segment ou état',
			type: 'text',
			cell: (row) => label(outcomes[classification.result[row] ?? 0] ?? '')
		},
		{
			name: 'Segments possibles',
			type: 'text',
			cell: (row) =>
				classification.result[row] === undetermined
					? outcomeIds(classification.segments, classification.possible[row] ?? 0)
							.map(label)
							.join(' | ')
					: ''
		},
		computedColumn(data, label)
	];
}

function certaintyColumn(data: SheetData): SheetColumn {
	const { classification } = data;
	const label = outcomeLabels(data);
	return {
		name: 'Certitude',
		type: 'text',
		cell: (row) => {
			const inSegment = (classification.result[row] ?? 0) < classification.segments.length;
			return inSegment ? label(CERTAINTIES[classification.estimated[row] === 1 ? 1 : 2]) : '';
		}
	};
}

/** Structures of an organisation by outcome. */
function mixColumns(data: SheetData): readonly SheetColumn[] {
	const { table, classification } = data;
	const label = outcomeLabels(data);
	const outcomes = segmentValues(classification);
	const counts = new Uint32Array(table.organisations.rows * outcomes.length);
	for (let row = 0; row < table.structures.rows; row++) {
		const cell =
			(table.structureOrganisation[row] ?? 0) * outcomes.length + (classification.result[row] ?? 0);
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	return outcomes.map((id, outcome) => ({
		name: `Structures : ${label(id)}`,
		type: 'number',
		cell: (row) => counts[row * outcomes.length + outcome] ?? 0
	}));
}

const SSO_CODES: Readonly<Record<string, string>> = { watch: 'watch-band', undetermined: 'undetermined' };

function ssoColumn(data: SheetData, rowOf: (row: number) => number): SheetColumn {
	const { reference, ssoAnswers } = data;
	return {
		name: reference.labels.get('sso') ?? 'SSO',
		type: 'text',
		cell: (row) => {
			const answer = ssoAnswers?.[rowOf(row)] ?? 'none';
			return answer === 'none' ? '' : (reference.labels.get(SSO_CODES[answer] ?? answer) ?? answer);
		}
	};
}

/** Beside the product's own sector, so that counts can be compared with those of Helios. */
function heliosSheetColumn({ table, reference }: SheetData): SheetColumn {
	const { codes, values } = heliosColumn(table, reference.heliosSectors);
	const labels = new Map(field('structure.sector').values?.map(({ code, label }) => [code, label]));
	return {
		name: 'Champ (regroupement Helios)',
		type: 'text',
		cell: (row) => {
			const code = values[codes[row] ?? 0] ?? '';
			return labels.get(code) ?? code;
		}
	};
}
