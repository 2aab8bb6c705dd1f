import { field, fieldsOf } from '$lib/domain/fields';
import { OTHER_STATES } from '$lib/domain/segmentation';
import type { OrganisationSso } from '$lib/domain/sso';
import { intervalAt, textAt, type Table } from '$lib/domain/table';
import {
	HELIOS_SECTOR,
	heliosColumn,
	isFilterable,
	LIST,
	OVERRIDE,
	overrideColumn,
	type ViewLevel
} from '$lib/domain/view';
import type { HeadsSum } from '$lib/domain/summary';
import { sectorName } from '$lib/words';
import { codeText } from './condition-text';
import { categoryName, departmentName, territoryName } from './place-names';
import { originText, valueLine } from './value-line';
import { computedUnder, type TerritoryData } from './territory-data';

/** What one cell of a list shows. */
export type ListCell =
	| { readonly kind: 'name'; readonly text: string; readonly detail: string }
	| { readonly kind: 'text'; readonly text: string; readonly hint?: string }
	| { readonly kind: 'number'; readonly value: HeadsSum; readonly origin: string }
	| {
			readonly kind: 'segment';
			readonly outcome: string;
			readonly estimated: boolean;
			/** What the criteria say, where a person decided otherwise; else null. */
			readonly computed: string | null;
	  }
	| { readonly kind: 'certainty'; readonly certainty: '' | 'certain' | 'estimated' }
	| { readonly kind: 'sso'; readonly answer: OrganisationSso }
	| { readonly kind: 'mix'; readonly parts: readonly { readonly id: string; readonly count: number }[] };

/** A row of a list: where it leads, and its cells in the order of the columns. */
export interface ListRow {
	readonly href: string;
	readonly cells: readonly ListCell[];
}

export interface ListColumn {
	/** A field id, or a computed field; also what the list is sorted by. */
	readonly id: string;
	readonly label: string;
	readonly help: string;
	readonly numeric: boolean;
	/** CSS grid track. */
	readonly track: string;
	/** Computed columns of a list that it cannot be sorted by. */
	readonly sortable: boolean;
}

const COMPUTED: Readonly<Record<string, { label: string; help: string }>> = {
	segment: {
		label: 'Segment',
		help: 'Segment calculé par les critères en vigueur, ou décidé par dérogation : le segment calculé est alors à côté.'
	},
	[OVERRIDE]: {
		label: 'Dérogation',
		help: 'Segment décidé par une personne, pour la structure ou pour tout son organisme.'
	},
	certainty: {
		label: 'Certitude',
		help: 'Établi, ou estimé quand une estimation ou une hypothèse a été nécessaire.'
	},
	possible: { label: 'Segment possible', help: 'Segments encore possibles avec ce que l’on sait.' },
	sso: {
		label: 'Réponse SSO',
		help: 'Réponse de l’organisme à la règle des 5 000 utilisateurs d’une même solution.'
	},
	[HELIOS_SECTOR]: {
		label: 'Champ (regroupement Helios)',
		help: 'Champ tel qu’Helios le compte : SSIAD et services autonomie aide et soins y sont avec les personnes âgées. Pour comparer des décomptes ; ne change pas la segmentation.'
	},
	[LIST]: { label: 'Liste', help: 'Liste nommée de structures, tenue dans cette installation.' },
	mix: { label: 'Segments', help: 'Structures de l’organisme par segment.' }
};

const WIDE: Readonly<Record<string, string>> = {
	'structure.name': 'minmax(10rem, 2.4fr)',
	'organisation.name': 'minmax(7rem, 1.7fr)',
	'structure.sector': '3.25rem',
	'structure.category': 'minmax(5.5rem, 0.9fr)',
	'structure.city': 'minmax(6.5rem, 1.1fr)',
	'structure.heads': 'minmax(8.5rem, 0.9fr)',
	'organisation.professionals': 'minmax(11rem, 1.1fr)',
	'organisation.esms': 'minmax(5rem, 0.5fr)',
	'organisation.kind': 'minmax(8rem, 0.7fr)',
	segment: 'minmax(9.25rem, 0.7fr)',
	mix: 'minmax(10rem, 1.2fr)',
	sso: 'minmax(8rem, 0.8fr)'
};

/** Columns shown when the address names none. */
export const DEFAULT_COLUMNS: Readonly<Record<ViewLevel, readonly string[]>> = {
	structure: [
		'structure.name',
		'structure.sector',
		'structure.category',
		'structure.city',
		'organisation.name',
		'structure.heads',
		'segment'
	],
	organisation: [
		'organisation.name',
		'organisation.kind',
		'organisation.esms',
		'organisation.professionals',
		'mix',
		'sso'
	]
};

/** Label and help of a field or of a computed column, in the words of the lists. */
export function columnLabel(id: string): { readonly label: string; readonly help: string } {
	const computed = COMPUTED[id];
	if (computed) return computed;
	const { label, help } = field(id);
	const short: Readonly<Record<string, string>> = {
		'structure.name': 'Structure',
		'structure.heads': 'Professionnels',
		'structure.category': 'Catégorie',
		'structure.city': 'Lieu',
		'organisation.name': 'Organisme',
		'organisation.kind': 'Nature',
		'organisation.esms': 'ESMS',
		'organisation.professionals': 'Professionnels'
	};
	return { label: short[id] ?? label, help };
}

function column(id: string): ListColumn {
	const computed = id in COMPUTED;
	const numeric = !computed && field(id).type === 'number';
	return {
		id,
		...columnLabel(id),
		numeric,
		track: WIDE[id] ?? (numeric ? 'minmax(6.5rem, 0.7fr)' : 'minmax(8rem, 1fr)'),
		sortable: id !== 'mix'
	};
}

/** Every column a list can show. */
export function allColumns(level: ViewLevel): readonly ListColumn[] {
	const own = fieldsOf(level).map(({ id }) => id);
	const shared = level === 'structure' ? fieldsOf('organisation').map(({ id }) => id) : [];
	const computed =
		level === 'structure' ? ['segment', 'certainty', OVERRIDE, 'sso', HELIOS_SECTOR] : ['mix', 'sso'];
	return [...own, ...shared, ...computed].filter((id) => id === 'mix' || isFilterable(level, id)).map(column);
}

/** The parameter of an address that names one column. */
export const COLUMNS_PARAMETER = 'col';

/** The columns named by an address, else the default ones. The name always comes first. */
export function parseColumns(parameters: URLSearchParams, level: ViewLevel): readonly ListColumn[] {
	const wanted = parameters.getAll(COLUMNS_PARAMETER);
	const known = allColumns(level);
	const chosen = wanted.length === 0 ? DEFAULT_COLUMNS[level] : wanted;
	const first = DEFAULT_COLUMNS[level][0] ?? '';
	return [first, ...chosen.filter((id) => id !== first)].flatMap(
		(id) => known.find((each) => each.id === id) ?? []
	);
}

/** Ids of the columns that an address names, in its order; null when it names none that the list can show. */
export function namedColumns(parameters: URLSearchParams, level: ViewLevel): readonly string[] | null {
	const known = new Set(allColumns(level).map(({ id }) => id));
	const named = parameters.getAll(COLUMNS_PARAMETER).filter((id) => known.has(id));
	return named.length === 0 ? null : named;
}

/** Adds the columns to an address, unless they are the default ones. */
export function addColumns(parameters: URLSearchParams, ids: readonly string[], level: ViewLevel): void {
	if (ids.join() === DEFAULT_COLUMNS[level].join()) return;
	for (const id of ids) parameters.append(COLUMNS_PARAMETER, id);
}

/** Reads the cells of one list: given a row of the list’s table, what each column shows. */
export function listReader(
	data: TerritoryData,
	level: ViewLevel,
	columns: readonly ListColumn[]
): (row: number) => ListRow {
	const { table, classification } = data;
	const outcomes = [...classification.segments, ...OTHER_STATES];
	const ownTable = level === 'structure' ? table.structures : table.organisations;
	const organisationOf = (row: number): number =>
		level === 'structure' ? (table.structureOrganisation[row] ?? 0) : row;
	const text = (source: Table, id: string, row: number): string => {
		const column = source.columns.get(id);
		return column?.kind === 'coded' ? textAt(column, row) : '';
	};
	const helios = columns.some(({ id }) => id === HELIOS_SECTOR)
		? heliosColumn(table, data.heliosSectors ?? new Map())
		: null;
	const mixes = level === 'organisation' ? mixOfOrganisations(data, outcomes) : null;
	const cell = ({ id }: ListColumn, row: number): ListCell => {
		switch (id) {
			case 'structure.name':
				return {
					kind: 'name',
					text: text(ownTable, id, row) || 'Sans nom au registre',
					detail: text(ownTable, 'structure.finess', row)
				};
			case 'segment':
				return {
					kind: 'segment',
					outcome: outcomes[classification.result[row] ?? 0] ?? '',
					estimated: classification.estimated[row] === 1,
					computed: computedUnder(data, row)
				};
			case OVERRIDE: {
				const { codes, values } = overrideColumn(data.overrideOf, data.overrides);
				return { kind: 'text', text: OVERRIDE_CELLS[values[codes[row] ?? 0] ?? ''] ?? '–' };
			}
			case 'certainty':
				return { kind: 'certainty', certainty: certaintyAt(data, row) };
			case 'sso':
				return { kind: 'sso', answer: data.ssoAnswers[organisationOf(row)] ?? 'none' };
			case 'mix':
				return { kind: 'mix', parts: mixes?.[row] ?? [] };
			case 'structure.sector': {
				const code = text(ownTable, id, row);
				return { kind: 'text', text: code || 'inconnu', hint: sectorName(code) };
			}
			case HELIOS_SECTOR: {
				const code = helios?.values[helios.codes[row] ?? 0] ?? '';
				return { kind: 'text', text: code || 'inconnu', hint: sectorName(code) };
			}
			case 'structure.category':
				return { kind: 'text', text: categoryName(text(ownTable, id, row)) || 'inconnu' };
			case 'structure.city': {
				const department = text(ownTable, 'structure.department', row);
				const city = text(ownTable, id, row);
				return { kind: 'text', text: city === '' ? departmentName(department) : `${city} (${department})` };
			}
			case 'structure.department':
				return { kind: 'text', text: departmentName(text(ownTable, id, row)) || 'inconnu' };
			case 'structure.region':
				return { kind: 'text', text: territoryName(text(ownTable, id, row)) || 'inconnu' };
		}
		const ofOrganisation = id.startsWith('organisation.');
		const source = ofOrganisation ? table.organisations : ownTable;
		const at = ofOrganisation ? organisationOf(row) : row;
		if (id === 'organisation.name') {
			const name = text(source, id, at);
			const number = text(source, 'organisation.id', at);
			if (level === 'structure') return { kind: 'text', text: name || number };
			return { kind: 'name', text: name || number, detail: name === '' ? 'nom inconnu' : number };
		}
		const found = source.columns.get(id);
		if (found?.kind === 'number')
			return {
				kind: 'number',
				value: intervalAt(found, at),
				origin: originText(valueLine(table, source, id, at))
			};
		return { kind: 'text', text: codeText(id, text(source, id, at)) };
	};
	const key = level === 'structure' ? 'structure.finess' : 'organisation.id';
	const path = level === 'structure' ? '/structures/' : '/organisations/';
	return (row) => ({
		href: path + encodeURIComponent(text(ownTable, key, row)),
		cells: columns.map((each) => cell(each, row))
	});
}

const OVERRIDE_CELLS: Readonly<Record<string, string>> = {
	structure: 'structure',
	organisation: 'organisme'
};

function certaintyAt({ classification }: TerritoryData, row: number): '' | 'certain' | 'estimated' {
	if ((classification.result[row] ?? 0) >= classification.segments.length) return '';
	return classification.estimated[row] === 1 ? 'estimated' : 'certain';
}

/** Structures of each organisation by outcome, out of scope left out. */
function mixOfOrganisations(
	{ table, classification }: TerritoryData,
	outcomes: readonly string[]
): readonly (readonly { id: string; count: number }[])[] {
	const size = outcomes.length;
	const counts = new Uint32Array(table.organisations.rows * size);
	for (let row = 0; row < table.structures.rows; row++) {
		const cell = (table.structureOrganisation[row] ?? 0) * size + (classification.result[row] ?? 0);
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	return Array.from({ length: table.organisations.rows }, (_, row) =>
		outcomes
			.map((id, outcome) => ({ id, count: counts[row * size + outcome] ?? 0 }))
			.filter(({ id, count }) => count > 0 && id !== 'out-of-scope')
	);
}
