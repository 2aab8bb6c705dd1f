import { CHECKLIST_FIELDS } from '../fields';
import type { ReferenceData } from '../reference';
import { declared, type Interval } from '../shared';
import {
	codedFrom,
	coordinatesFrom,
	intervalAt,
	numbersFrom,
	recodedFrom,
	sourcedNumbersFrom,
	type CodedTexts,
	type Column,
	type NumberColumn,
	type SourcedNumber
} from '../table';
import type { CapacityStore } from './capacity-store';
import { declaredOrUnknown } from './declared-or-unknown';
import { headsOf } from './heads';
import { RATIOS_SOURCE, type LayerSet } from './layer-set';
import type { Notes } from './notes';
import { scopeOf, type Scope } from './scope';
import { perText, type StructureFacts } from './structure-facts';

const REGISTER_TEXTS = [
	'structure.legal_entity',
	'structure.name',
	'structure.siret',
	'structure.category',
	'structure.category_label',
	'structure.department',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.tariff_label',
	'structure.opened_on',
	'structure.updated_on'
];

const SURVEY_TEXTS = [
	'structure.dui',
	'structure.dui_access',
	'structure.external_accounts',
	'structure.accounts',
	'structure.phone',
	'structure.it_centralised',
	'structure.wish',
	...CHECKLIST_FIELDS.map(({ id }) => id)
];

const SURVEY_NUMBERS = ['structure.fte', 'structure.equipped', 'structure.without_rpps'];

/** Where each structure stands, noting the categories and départements that the product does not know. */
export function scopesOf(facts: StructureFacts, reference: ReferenceData, notes: Notes): readonly Scope[] {
	const categoryOf = facts.register('structure.category');
	const departmentOf = facts.register('structure.department');
	const aggregateOf = facts.register('structure.aggregate');
	return facts.finess.map((finess, row) => {
		const category = categoryOf(row);
		const department = departmentOf(row);
		const scope = scopeOf({ category, department, aggregate: aggregateOf(row) }, reference);
		if (scope.scope === 'to-qualify') {
			if (reference.categories.has(category)) notes.add('department-unknown', department || finess);
			else notes.add('category-unknown', category || finess);
		}
		return scope;
	});
}

/** Installed places, by row: the latest survey, else the newer of the capacity file and the register. */
function placesOf(
	facts: StructureFacts,
	{ capacities, layers, codeOf }: StructureContext
): (row: number) => SourcedNumber {
	const surveyedAt = facts.survey('structure.places');
	const registeredAt = facts.register('structure.places');
	const surveySource = facts.surveySources('structure.places');
	const registerLayer = facts.registerLayers('structure.places');
	const registerSource = facts.registerSources('structure.places');
	return (row) => {
		const surveyed = surveyedAt(row);
		if (surveyed !== '') return { interval: declared(Number(surveyed)), source: surveySource(row) };
		const capacity = capacities.placesOf(facts.finess[row] ?? '');
		const registered = registeredAt(row);
		if (capacity && (registered === '' || layers.replaces(capacity.layer, registerLayer(row)))) {
			return { interval: capacity.interval, source: codeOf(capacity.layer) };
		}
		return { interval: declaredOrUnknown(registered), source: registerSource(row) };
	};
}

/** Professionals of structures, by row; a site out of the field is never estimated. */
function headsByRow(
	facts: StructureFacts,
	{ scopes, reference }: StructureContext
): (row: number, places: Interval) => SourcedNumber {
	const headsAt = facts.survey('structure.heads');
	const fteAt = facts.survey('structure.fte');
	const categoryOf = facts.register('structure.category');
	const sourceOf = facts.surveySources('structure.heads');
	return (row, places) => {
		const heads = headsAt(row);
		const source = sourceOf(row);
		const scope = scopes[row] ?? UNKNOWN_SCOPE;
		if (scope.scope === 'no') return { interval: declaredOrUnknown(heads), source };
		const interval = headsOf(
			{
				category: categoryOf(row),
				sector: scope.sector,
				heads: numberOrNull(heads),
				fte: numberOrNull(fteAt(row)),
				places: places.state === 'unknown' ? null : places
			},
			reference
		);
		return { interval, source: interval.state === 'estimated' ? RATIOS_SOURCE : source };
	};
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

export interface StructureContext {
	readonly reference: ReferenceData;
	readonly capacities: CapacityStore;
	readonly layers: LayerSet;
	readonly codeOf: (layer: number) => number;
	/** Public, non-profit or for-profit, by row; `''` when unknown. */
	readonly legalStatus: (row: number) => string;
	/** Source of what is known of the legal entity of a row, 0 without any. */
	readonly entitySource: (row: number) => number;
	readonly scopes: readonly Scope[];
	readonly notes: Notes;
}

/** The columns of the structures table, and the head-counts that organisations add up. */
export function structureColumns(
	facts: StructureFacts,
	context: StructureContext
): { columns: Map<string, Column>; heads: NumberColumn } {
	const { rows } = facts;
	const { reference, scopes } = context;
	const columns = new Map<string, Column>();
	/** A value computed from a field of the registers bears the source of that field. */
	const derived = (id: string, texts: readonly string[], sourceOf: (row: number) => number): void => {
		const textOf = (row: number): string => texts[row] ?? '';
		columns.set(
			id,
			codedFrom(rows, textOf, (row) => (textOf(row) === '' ? 0 : sourceOf(row)))
		);
	};
	// Every number is that of one row: in the dictionary as in the table.
	const numbered: CodedTexts = { values: ['', ...facts.finess], codeOf: (row) => row + 1 };
	columns.set(
		'structure.finess',
		recodedFrom(rows, numbered, (row) => facts.rowSource(row))
	);
	for (const id of REGISTER_TEXTS) {
		columns.set(id, recodedFrom(rows, facts.registerTexts(id), facts.registerSources(id)));
	}
	for (const part of ['sector', 'subsector', 'scope'] as const) {
		derived(
			`structure.${part}`,
			scopes.map((scope) => scope[part]),
			facts.registerSources('structure.category')
		);
	}
	const everyRow = [...facts.finess.keys()];
	derived(
		'structure.region',
		everyRow.map(
			facts.perText('structure.department', (code) => reference.departments.get(code)?.territory ?? '')
		),
		facts.registerSources('structure.department')
	);
	/** A value computed from registers, unless a person decided it. */
	const decidedOr = (
		id: string,
		computed: (row: number) => string,
		sourceOf: (row: number) => number
	): void => {
		const decided = facts.decided(id);
		derived(
			id,
			everyRow.map((row) => decided(row).text || computed(row)),
			(row) => decided(row).source || sourceOf(row)
		);
	};
	decidedOr(
		'structure.tariff_authority',
		tariffAuthorities(facts, context),
		facts.registerSources('structure.tariff_code')
	);
	decidedOr('structure.legal_status', context.legalStatus, context.entitySource);
	for (const id of ['structure.latitude', 'structure.longitude']) {
		columns.set(id, coordinatesFrom(rows, facts.position(id)));
	}
	for (const id of SURVEY_TEXTS) {
		columns.set(id, recodedFrom(rows, facts.surveyTexts(id), facts.surveySources(id)));
	}
	for (const id of SURVEY_NUMBERS) {
		columns.set(
			id,
			numbersFrom(rows, perText(facts.surveyTexts(id), declaredOrUnknown), facts.surveySources(id))
		);
	}
	const placesAt = placesOf(facts, context);
	const headsAt = headsByRow(facts, context);
	const places = sourcedNumbersFrom(rows, placesAt);
	const heads = sourcedNumbersFrom(rows, (row) => headsAt(row, intervalAt(places, row)));
	columns.set('structure.places', places);
	columns.set('structure.heads', heads);
	return { columns, heads };
}

const UNKNOWN_SCOPE: Scope = { sector: '', subsector: '', scope: 'to-qualify' };

/** Who sets the tariff, by row, noting what the product does not know. */
function tariffAuthorities(
	facts: StructureFacts,
	{ reference, scopes, notes }: StructureContext
): (row: number) => string {
	const codeOf = facts.register('structure.tariff_code');
	const labelOf = facts.register('structure.tariff_label');
	return (row) => {
		const [code, label] = [codeOf(row), labelOf(row)];
		if (code === '' && label === '') return '';
		const authority = reference.tariff(code, label);
		if (authority === null && scopes[row]?.scope !== 'no')
			notes.add('tariff-unknown', `${code} ${label}`.trim());
		return authority ?? '';
	};
}
