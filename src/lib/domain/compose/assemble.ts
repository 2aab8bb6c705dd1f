import type { ReferenceData } from '../reference';
import { entityMismatches } from '../sso';
import { compareText, intervalAt, type TerritoryTable } from '../table';
import type { Composed, Sources } from './composer';
import { registersInForce } from './coverage';
import { Notes, type DatasetNote } from './notes';
import { organisationColumns, type SiteFacts } from './organisation-columns';
import { organisationResolver, type OrganisationIdentity } from './organisations';
import { scopesOf, structureColumns } from './structure-columns';
import { perText, structureFacts, type StructureFacts } from './structure-facts';
import { useColumns } from './use-columns';

/** Turns merged layers into the territory table: one row per open structure, in FINESS order. */
export function assemble(sources: Sources, reference: ReferenceData): Composed {
	const { entities, capacities, layers } = sources;
	const notes = new Notes();
	const registers = registersInForce(layers, reference);
	const { refs, codeOf } = layers.sources('Ratios par catégorie (hypothèses)', '');
	const facts = structureFacts(sources, registers, codeOf);
	const scopes = scopesOf(facts, reference, notes);
	const entityKey = (entity: string): number => Math.max(entities.keys.find(entity), 0);
	const entityKeyAt = facts.perText('structure.legal_entity', entityKey);
	const statusOfKey = perText(
		entities.coded('legal-entity.status'),
		(status) => reference.legalStatus(status) ?? ''
	);
	const legalStatus = (row: number): string => statusOfKey(entityKeyAt(row));
	const entitySource = (row: number): number => codeOf(entities.seen.get(entityKeyAt(row)));
	const structures = structureColumns(facts, {
		reference,
		capacities,
		layers,
		codeOf,
		legalStatus,
		entitySource,
		scopes,
		notes
	});

	const sirenOf = sirenReader(sources, facts);
	const resolve = organisationResolver(
		sources,
		(entity) => entities.text('legal-entity.name', entityKey(entity)),
		sirenOf
	);
	const identities = new Map<string, OrganisationIdentity>();
	const ownerOf = (entity: string): string => {
		const identity = resolve(entity);
		identities.set(identity.id, identity);
		return identity.id;
	};
	const nameOf = facts.register('structure.name');
	const registeredEntity = facts.register('structure.legal_entity');
	const entityOwner = facts.perText('structure.legal_entity', (entity) =>
		entity === '' ? '' : ownerOf(entity)
	);
	const structureOwner = facts.finess.map((finess, row) => {
		const owner = entityOwner(row);
		if (owner !== '') return owner;
		identities.set(finess, { id: finess, name: nameOf(row), kind: 'legal-entity' });
		return finess;
	});
	const registeredEntities = facts.distinct('structure.legal_entity');
	const uses = useColumns(sources, {
		entityOf: (holder) => {
			const row = facts.rowOf(holder);
			return row === undefined ? holder : registeredEntity(row) || holder;
		},
		isKnown: (holder) =>
			facts.rowOf(holder) !== undefined || entities.keys.find(holder) > 0 || registeredEntities.has(holder),
		codeOf,
		notes
	});
	const useOwner = uses.entities.map(ownerOf);

	const ids = [...identities.keys()].sort(compareText);
	const order = new Map(ids.map((id, index) => [id, index]));
	const rowsOf = (owners: readonly string[]): Uint32Array =>
		Uint32Array.from(owners, (id) => order.get(id) ?? 0);
	const structureOrganisation = rowsOf(structureOwner);
	const itSourceOf = facts.surveySources('structure.it_centralised');
	const itCentralised = facts.survey('structure.it_centralised');
	const decidedStatus = facts.decided('structure.legal_status');
	const siteAt = (row: number): SiteFacts => ({
		organisation: structureOrganisation[row] ?? 0,
		entity: registeredEntity(row),
		scope: scopes[row]?.scope ?? 'to-qualify',
		heads: intervalAt(structures.heads, row),
		source: facts.rowSource(row),
		headsSource: structures.heads.source?.[row] ?? 0,
		itCentralised: itCentralised(row),
		itSource: itSourceOf(row),
		legalStatus: decidedStatus(row).text || legalStatus(row)
	});
	noteUnmatched(sources, facts, sirenOf, notes);
	const table: TerritoryTable = {
		structures: { rows: facts.rows, columns: structures.columns },
		organisations: {
			rows: ids.length,
			columns: organisationColumns(
				ids.map((id) => identities.get(id)),
				{ count: facts.rows, at: siteAt },
				{ national: registers.coverage.national, dateOf: (source) => refs[source]?.date ?? '', notes }
			)
		},
		uses: { rows: uses.rows, columns: uses.columns },
		structureOrganisation,
		useOrganisation: rowsOf(useOwner),
		sources: refs,
		coverage: registers.coverage,
		asOf: registers.asOf,
		fictional: layers.layers.some((layer) => layer.fictional)
	};
	for (const { entity, solution } of entityMismatches(table))
		notes.add('entity-total-mismatch', `${entity} ${solution}`);
	return { table, notes: notes.list() };
}

/** SIREN of a legal entity: as its register says, else the one its structures' SIRET agree on, else `''`. */
function sirenReader({ entities }: Sources, facts: StructureFacts): (entity: string) => string {
	const fromSites = new Map<string, string>();
	const contradictory = '-';
	const entityOf = facts.register('structure.legal_entity');
	const siretOf = facts.register('structure.siret');
	facts.finess.forEach((_, row) => {
		const entity = entityOf(row);
		const siren = siretOf(row).slice(0, 9);
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

function noteUnmatched(
	sources: Sources,
	facts: StructureFacts,
	sirenOf: (entity: string) => string,
	notes: Notes
): void {
	const registered = facts.distinct('structure.legal_entity');
	/** In their order: which files were read first, or at the same time, does not show. */
	const noteEach = (
		code: DatasetNote['code'],
		numbers: Iterable<string>,
		isKnown: (number: string) => boolean
	): void => {
		const unknown = [...numbers].filter((number) => number !== '' && !isKnown(number));
		for (const number of unknown.sort(compareText)) notes.add(code, number);
	};
	const isEntity = (number: string): boolean =>
		sources.entities.keys.find(number) > 0 || registered.has(number);
	const isStructure = (finess: string): boolean => facts.rowOf(finess) !== undefined;
	const listed = [...sources.groups.keys.values, ...sources.decidedGroups.keys.values];
	const members = new Set(listed.filter((member) => member !== ''));
	const sirens = sirensAmong(members, [sources.entities.keys.values, registered], sirenOf);
	noteEach('group-member-unknown', members, (member) => isEntity(member) || sirens.has(member));
	noteEach('survey-without-structure', sources.surveys.keys.values, isStructure);
	noteEach('decision-without-structure', sources.decisions.keys.values, isStructure);
	noteEach('capacity-without-structure', sources.capacities.finessNumbers(), isStructure);
}

/** The numbers that are the SIREN of some legal entity. */
function sirensAmong(
	numbers: ReadonlySet<string>,
	entities: readonly Iterable<string>[],
	sirenOf: (entity: string) => string
): ReadonlySet<string> {
	const met = new Set<string>();
	if (numbers.size === 0) return met;
	for (const some of entities)
		for (const entity of some) {
			const siren = sirenOf(entity);
			if (numbers.has(siren)) met.add(siren);
		}
	return met;
}
