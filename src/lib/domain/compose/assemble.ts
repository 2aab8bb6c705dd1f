import type { ReferenceData } from '../reference';
import { declared, type Interval } from '../shared';
import { compareText, type Column, type TerritoryTable } from '../table';
import { codedFrom, coordinatesFrom, numbersFrom } from './builders';
import type { Composed, Sources } from './composer';
import { registersInForce, type RegistersInForce } from './coverage';
import { declaredOrUnknown } from './declared-or-unknown';
import { headsOf } from './heads';
import { RATIOS_SOURCE } from './layer-set';
import { Notes } from './notes';
import { organisationColumns, type SiteFacts } from './organisation-columns';
import { organisationResolver, type OrganisationIdentity } from './organisations';
import { scopeOf, type Scope } from './scope';
import { useColumns } from './use-columns';

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
	'structure.wish'
];

const SURVEY_NUMBERS = ['structure.fte', 'structure.equipped', 'structure.without_rpps'];

/** Turns merged layers into the territory table: one row per open structure, in FINESS order. */
export function assemble(sources: Sources, reference: ReferenceData): Composed {
	const { establishments, entities, surveys, positions, capacities, layers } = sources;
	const notes = new Notes();
	const registers = registersInForce(layers, reference);
	const { refs, codeOf } = layers.sources('Ratios par catégorie (hypothèses)', '');
	const keys = openStructures(sources, registers);
	const rows = keys.length;
	const finess = keys.map((key) => establishments.keys.values[key] ?? '');
	const surveyKeys = finess.map((number) => Math.max(surveys.keys.find(number), 0));
	const register = (id: string, row: number): string => establishments.text(id, keys[row] ?? 0);
	const survey = (id: string, row: number): string => surveys.text(id, surveyKeys[row] ?? 0);
	const surveySource = (id: string, row: number): number => codeOf(surveys.layerOf(id, surveyKeys[row] ?? 0));

	const columns = new Map<string, Column>();
	columns.set(
		'structure.finess',
		codedFrom(
			rows,
			(row) => finess[row] ?? '',
			(row) => codeOf(establishments.seen.get(keys[row] ?? 0))
		)
	);
	for (const id of REGISTER_TEXTS) {
		columns.set(
			id,
			codedFrom(
				rows,
				(row) => register(id, row),
				(row) => codeOf(establishments.layerOf(id, keys[row] ?? 0))
			)
		);
	}
	const scopes = finess.map((number, row): Scope => {
		const site = {
			category: register('structure.category', row),
			aggregate: register('structure.aggregate', row),
			department: register('structure.department', row)
		};
		const scope = scopeOf(site, reference);
		if (scope.scope === 'to-qualify') {
			const unknownCategory = !reference.categories.has(site.category);
			notes.add(
				unknownCategory ? 'category-unknown' : 'department-unknown',
				unknownCategory ? site.category || number : site.department || number
			);
		}
		return scope;
	});
	columns.set(
		'structure.sector',
		codedFrom(rows, (row) => scopes[row]?.sector ?? '', null)
	);
	columns.set(
		'structure.subsector',
		codedFrom(rows, (row) => scopes[row]?.subsector ?? '', null)
	);
	columns.set(
		'structure.scope',
		codedFrom(rows, (row) => scopes[row]?.scope ?? '', null)
	);
	columns.set(
		'structure.region',
		codedFrom(
			rows,
			(row) => reference.departments.get(register('structure.department', row))?.territory ?? '',
			null
		)
	);
	columns.set(
		'structure.tariff_authority',
		codedFrom(rows, (row) => tariffAuthority(register, row, scopes[row], reference, notes), null)
	);
	const entityKey = (entity: string): number => Math.max(entities.keys.find(entity), 0);
	const legalStatus = (entity: string): string =>
		reference.legalStatus(entities.text('legal-entity.status', entityKey(entity))) ?? '';
	columns.set(
		'structure.legal_status',
		codedFrom(rows, (row) => legalStatus(register('structure.legal_entity', row)), null)
	);
	const position = (id: string, row: number): string =>
		positions.text(id, Math.max(positions.keys.find(finess[row] ?? ''), 0)) || register(id, row);
	columns.set(
		'structure.latitude',
		coordinatesFrom(rows, (row) => position('structure.latitude', row))
	);
	columns.set(
		'structure.longitude',
		coordinatesFrom(rows, (row) => position('structure.longitude', row))
	);
	for (const id of SURVEY_TEXTS) {
		columns.set(
			id,
			codedFrom(
				rows,
				(row) => survey(id, row),
				(row) => surveySource(id, row)
			)
		);
	}
	for (const id of SURVEY_NUMBERS) {
		columns.set(
			id,
			numbersFrom(
				rows,
				(row) => declaredOrUnknown(survey(id, row)),
				(row) => surveySource(id, row)
			)
		);
	}

	const places = finess.map((number, row): { interval: Interval; source: number } => {
		const surveyed = survey('structure.places', row);
		if (surveyed !== '')
			return { interval: declared(Number(surveyed)), source: surveySource('structure.places', row) };
		const capacity = capacities.placesOf(number);
		const registered = register('structure.places', row);
		const registerLayer = establishments.layerOf('structure.places', keys[row] ?? 0);
		if (capacity && (registered === '' || layers.replaces(capacity.layer, registerLayer))) {
			return { interval: capacity.interval, source: codeOf(capacity.layer) };
		}
		if (registered !== '') return { interval: declared(Number(registered)), source: codeOf(registerLayer) };
		return { interval: declaredOrUnknown(''), source: 0 };
	});
	columns.set(
		'structure.places',
		numbersFrom(
			rows,
			(row) => places[row]?.interval ?? declaredOrUnknown(''),
			(row) => places[row]?.source ?? 0
		)
	);
	const heads = finess.map((_, row): Interval => {
		const scope = scopes[row];
		if (scope?.scope === 'no') return declaredOrUnknown(survey('structure.heads', row));
		return headsOf(
			{
				category: register('structure.category', row),
				sector: scope?.sector ?? '',
				heads: numberOrNull(survey('structure.heads', row)),
				fte: numberOrNull(survey('structure.fte', row)),
				places: places[row]?.source === 0 ? null : (places[row]?.interval ?? null)
			},
			reference
		);
	});
	columns.set(
		'structure.heads',
		numbersFrom(
			rows,
			(row) => heads[row] ?? declaredOrUnknown(''),
			(row) => {
				const state = heads[row]?.state;
				if (state === 'declared') return surveySource('structure.heads', row);
				return state === 'estimated' ? RATIOS_SOURCE : 0;
			}
		)
	);

	const sirenOf = sirenReader(sources, finess, register);
	const resolveOrganisation = organisationResolver(
		sources.groups,
		(entity) => entities.text('legal-entity.name', entityKey(entity)),
		sirenOf
	);
	const identities = new Map<string, OrganisationIdentity>();
	const organisationOf = (entity: string): string => {
		const identity = resolveOrganisation(entity);
		identities.set(identity.id, identity);
		return identity.id;
	};
	const structureOwner = finess.map((number, row) => {
		const entity = register('structure.legal_entity', row);
		if (entity !== '') return organisationOf(entity);
		identities.set(number, { id: number, name: register('structure.name', row), kind: 'legal-entity' });
		return number;
	});
	const rowOfFiness = new Map(finess.map((number, row) => [number, row]));
	const registeredEntities = new Set(finess.map((_, row) => register('structure.legal_entity', row)));
	const uses = useColumns(sources, {
		entityOf: (holder) => {
			const row = rowOfFiness.get(holder);
			return row === undefined ? holder : register('structure.legal_entity', row) || holder;
		},
		codeOf,
		isKnown: (holder) =>
			rowOfFiness.has(holder) || entities.keys.find(holder) > 0 || registeredEntities.has(holder),
		notes
	});
	const useOwner = uses.entities.map(organisationOf);

	const ids = [...identities.keys()].sort(compareText);
	const order = new Map(ids.map((id, index) => [id, index]));
	const structureOrganisation = Uint32Array.from(structureOwner, (id) => order.get(id) ?? 0);
	const sites = finess.map((_, row): SiteFacts => ({
		organisation: structureOrganisation[row] ?? 0,
		entity: register('structure.legal_entity', row),
		scope: scopes[row]?.scope ?? 'to-qualify',
		heads: heads[row] ?? declaredOrUnknown(''),
		itCentralised: survey('structure.it_centralised', row),
		itSource: surveySource('structure.it_centralised', row),
		legalStatus: legalStatus(register('structure.legal_entity', row))
	}));
	reportUnmatched(sources, rowOfFiness, notes);
	const table: TerritoryTable = {
		structures: { rows, columns },
		organisations: {
			rows: ids.length,
			columns: organisationColumns(
				ids.map((id) => identities.get(id)),
				sites,
				registers.coverage.national,
				notes
			)
		},
		uses: { rows: uses.rows, columns: uses.columns },
		structureOrganisation,
		useOrganisation: Uint32Array.from(useOwner, (id) => order.get(id) ?? 0),
		sources: refs,
		coverage: registers.coverage,
		asOf: registers.asOf,
		fictional: layers.layers.length > 0 && layers.layers.every((layer) => layer.fictional)
	};
	return { table, notes: notes.list() };
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/** Keys of the structures that the registers in force still list, in FINESS order. */
function openStructures(sources: Sources, registers: RegistersInForce): number[] {
	const { establishments, layers } = sources;
	const open: number[] = [];
	for (let key = 1; key < establishments.size; key++) {
		const seen = establishments.seen.get(key);
		const full = registers.fullRegisterOf(establishments.text('structure.department', key));
		if (full === 0 || layers.replaces(seen, full)) open.push(key);
	}
	const numbers = establishments.keys.values;
	return open.sort((a, b) => compareText(numbers[a] ?? '', numbers[b] ?? ''));
}

function tariffAuthority(
	register: (id: string, row: number) => string,
	row: number,
	scope: Scope | undefined,
	reference: ReferenceData,
	notes: Notes
): string {
	const code = register('structure.tariff_code', row);
	const label = register('structure.tariff_label', row);
	if (code === '' && label === '') return '';
	const authority = reference.tariff(code, label);
	if (authority === null && scope?.scope !== 'no') notes.add('tariff-unknown', `${code} ${label}`.trim());
	return authority ?? '';
}

/** SIREN of a legal entity: as its register says, else the one its structures' SIRET agree on. */
function sirenReader(
	{ entities }: Sources,
	finess: readonly string[],
	register: (id: string, row: number) => string
): (entity: string) => string {
	const fromSites = new Map<string, string>();
	const contradictory = '-';
	finess.forEach((_, row) => {
		const entity = register('structure.legal_entity', row);
		const siren = register('structure.siret', row).slice(0, 9);
		if (entity === '' || siren.length !== 9) return;
		const known = fromSites.get(entity);
		fromSites.set(entity, known === undefined || known === siren ? siren : contradictory);
	});
	return (entity) => {
		const key = entities.keys.find(entity);
		const siren = key > 0 ? entities.text('legal-entity.siren', key) : '';
		if (siren !== '') return siren;
		const agreed = fromSites.get(entity) ?? '';
		return agreed === contradictory ? '' : agreed;
	};
}

function reportUnmatched(sources: Sources, rowOfFiness: ReadonlyMap<string, number>, notes: Notes): void {
	for (const number of sources.surveys.keys.values) {
		if (number !== '' && !rowOfFiness.has(number)) notes.add('survey-without-structure', number);
	}
	for (const number of sources.capacities.finessNumbers()) {
		if (!rowOfFiness.has(number)) notes.add('capacity-without-structure', number);
	}
}
