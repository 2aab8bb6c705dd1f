import { organisationTotals } from '../compose';
import { codedColumn, codedFrom, compareText, textAt, type CodedColumn, type TerritoryTable } from '../table';
import { lastPlans, type RegroupingPlan } from './plan';

interface Identity {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
}

/**
 * A territory as if some legal entities were of other groups: structures and uses are what they were, organisations are totalled
 * again as composing does. The table must hold all the structures of the organisations that it names. A legal entity that
 * leaves a group bears no name: a table does not say how entities of groups are called.
 */
export function regroup(table: TerritoryTable, plans: readonly RegroupingPlan[]): TerritoryTable {
	const { structures, organisations, uses } = table;
	const planned = lastPlans(plans);
	const ids = codedColumn(organisations, 'organisation.id');
	const names = codedColumn(organisations, 'organisation.name');
	const kinds = codedColumn(organisations, 'organisation.kind');
	const known = new Map<string, Identity>();
	for (let row = 0; row < organisations.rows; row++) {
		const identity = { id: textAt(ids, row), name: textAt(names, row), kind: textAt(kinds, row) };
		known.set(identity.id, identity);
	}
	const met = new Map<string, Identity>();
	const ownerOf = ownerReader(planned, known, ids, met);
	const structureOwners = ownersOf(
		codedColumn(structures, 'structure.legal_entity'),
		table.structureOrganisation,
		ownerOf
	);
	const useOwners = ownersOf(codedColumn(uses, 'use.legal_entity'), table.useOrganisation, ownerOf);
	const identities = [...met.values()].sort((a, b) => compareText(a.id, b.id));
	const rowOf = new Map(identities.map(({ id }, row) => [id, row]));
	const rowsOf = (owners: readonly string[]): Uint32Array =>
		Uint32Array.from(owners, (id) => rowOf.get(id) ?? 0);
	const moved = {
		...table,
		organisations: { rows: identities.length, columns: new Map() },
		structureOrganisation: rowsOf(structureOwners),
		useOrganisation: rowsOf(useOwners)
	};
	const named = (text: (identity: Identity) => string): CodedColumn =>
		codedFrom(identities.length, (row) => (identities[row] ? text(identities[row]) : ''), null);
	const columns = new Map([
		['organisation.id', named(({ id }) => id)],
		['organisation.name', named(({ name }) => name)],
		['organisation.kind', named(({ kind }) => kind)],
		...organisationTotals(moved)
	]);
	return { ...moved, organisations: { rows: identities.length, columns } };
}

/** Who runs what an entity runs, from who runs it today; every owner met is noted. */
function ownerReader(
	planned: ReadonlyMap<string, RegroupingPlan['group']>,
	known: ReadonlyMap<string, Identity>,
	ids: CodedColumn,
	met: Map<string, Identity>
): (entity: string, today: number) => string {
	const identityOf = (entity: string, today: number): Identity => {
		const group = entity === '' ? undefined : planned.get(entity);
		const id = textAt(ids, today);
		if (group === undefined) return known.get(id) ?? { id, name: '', kind: '' };
		if (group === null) return known.get(entity) ?? { id: entity, name: '', kind: 'legal-entity' };
		return known.get(`G:${group.id}`) ?? { id: `G:${group.id}`, name: group.name, kind: 'group' };
	};
	return (entity, today) => {
		const identity = identityOf(entity, today);
		if (!met.has(identity.id)) met.set(identity.id, identity);
		return identity.id;
	};
}

function ownersOf(
	entity: CodedColumn,
	today: Uint32Array,
	ownerOf: (entity: string, today: number) => string
): string[] {
	return Array.from(today, (row, at) => ownerOf(textAt(entity, at), row));
}
