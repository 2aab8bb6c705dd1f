import { field } from '../fields';
import { outcomeIds, OTHER_STATES } from '../segmentation';
import { CERTAINTIES, heliosColumn, segmentValues } from '../view';
import { fieldColumns } from './field-columns';
import type { SheetColumn, SheetData } from './sheet';

const STRUCTURE_FIELDS = [
	'structure.finess',
	'structure.name',
	'structure.legal_entity',
	'structure.siret',
	'structure.category',
	'structure.sector',
	'structure.scope',
	'structure.region',
	'structure.department',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.tariff_authority',
	'structure.tariff_label',
	'structure.legal_status',
	'structure.opened_on'
];

const ORGANISATION_IDENTITY = ['organisation.id', 'organisation.name', 'organisation.kind'];
const ORGANISATION_TOTALS = [
	'organisation.legal_entities',
	'organisation.esms',
	'organisation.professionals',
	'organisation.it_centralised',
	'organisation.out_of_field_sites',
	'organisation.mixed'
];

const DECLARED_FIELDS = [
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
];

/** French names of the outcomes of a classification, by id. */
function outcomeLabels({ criteria, reference }: SheetData): (id: string) => string {
	const segments = new Map(criteria.segments.map(({ id, label }) => [id, label]));
	return (id) => segments.get(id) ?? reference.labels.get(id) ?? id;
}

const SSO_CODES: Readonly<Record<string, string>> = { watch: 'watch-band', undetermined: 'undetermined' };

function ssoColumn(data: SheetData, rowOf: (row: number) => number): SheetColumn {
	const { reference, ssoAnswers } = data;
	return {
		name: reference.labels.get('sso') ?? 'SSO',
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
		cell: (row) => {
			const code = values[codes[row] ?? 0] ?? '';
			return labels.get(code) ?? code;
		}
	};
}

/** The columns of the structures sheet: identity, segment and why it is so sure, organisation, then each declared value with its source. */
export function structureSheet(data: SheetData): readonly SheetColumn[] {
	const { table, classification, reference } = data;
	const label = outcomeLabels(data);
	const outcomes = segmentValues(classification);
	const own = { sources: table.sources, reference, rowOf: (row: number) => row };
	const owner = (row: number): number => table.structureOrganisation[row] ?? 0;
	const owned = { ...own, rowOf: owner };
	const ofStructure = (id: string): SheetColumn[] => fieldColumns(id, table.structures.columns.get(id), own);
	const ofOwner = (id: string): SheetColumn[] => fieldColumns(id, table.organisations.columns.get(id), owned);
	const undetermined = classification.segments.length + OTHER_STATES.indexOf('undetermined');
	return [
		...STRUCTURE_FIELDS.flatMap(ofStructure),
		heliosSheetColumn(data),
		{ name: 'Segment ou état', cell: (row) => label(outcomes[classification.result[row] ?? 0] ?? '') },
		{
			name: 'Segments possibles',
			cell: (row) =>
				classification.result[row] === undetermined
					? outcomeIds(classification.segments, classification.possible[row] ?? 0)
							.map(label)
							.join(' | ')
					: ''
		},
		{
			name: 'Certitude',
			cell: (row) => {
				const inSegment = (classification.result[row] ?? 0) < classification.segments.length;
				return inSegment ? label(CERTAINTIES[classification.estimated[row] === 1 ? 1 : 2]) : '';
			}
		},
		...ORGANISATION_IDENTITY.flatMap(ofOwner),
		...ORGANISATION_TOTALS.flatMap(ofOwner),
		ssoColumn(data, owner),
		...DECLARED_FIELDS.flatMap(ofStructure)
	];
}

/** The columns of the organisations sheet: identity, totals, structures by segment, and the answer on single sign-on. */
export function organisationSheet(data: SheetData): readonly SheetColumn[] {
	const { table, classification, reference } = data;
	const label = outcomeLabels(data);
	const outcomes = segmentValues(classification);
	const own = { sources: table.sources, reference, rowOf: (row: number) => row };
	const ofOwner = (id: string): SheetColumn[] => fieldColumns(id, table.organisations.columns.get(id), own);
	const counts = new Uint32Array(table.organisations.rows * outcomes.length);
	for (let row = 0; row < table.structures.rows; row++) {
		const cell =
			(table.structureOrganisation[row] ?? 0) * outcomes.length + (classification.result[row] ?? 0);
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	return [
		...ORGANISATION_IDENTITY.flatMap(ofOwner),
		...ofOwner('organisation.legal_status'),
		...ORGANISATION_TOTALS.flatMap(ofOwner),
		...outcomes.map((id, outcome) => ({
			name: `Structures : ${label(id)}`,
			cell: (row: number) => counts[row * outcomes.length + outcome] ?? 0
		})),
		ssoColumn(data, (row) => row)
	];
}
