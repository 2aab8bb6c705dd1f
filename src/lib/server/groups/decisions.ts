import * as v from 'valibot';
import type { EntityFacts, RegroupingPlan } from '$lib/domain/regrouping';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import type { Database } from '../db';
import { currentVersion, loadTable } from '../versions';

/** A decision on groups that the version in force holds. */
export interface GroupDecision {
	/** Number of its layer. */
	readonly id: number;
	/** ISO instant. */
	readonly at: string;
	/** Name of the account; `''` for the command line, the program or an account erased. */
	readonly by: string;
	/** Which service decided, and what; `''` when it names entities that are not seen. */
	readonly note: string;
	/** The version it made; null when that version is gone. */
	readonly version: number | null;
	/** Legal entities seen, where the decision put them, and whether it still stands for them. */
	readonly entities: readonly DecidedEntity[];
	/** How many entities it names that are not seen. */
	readonly hidden: number;
	/** True when it stands for some entity and all of them are seen. */
	readonly mayUndo: boolean;
}

export interface DecidedEntity {
	readonly finess: string;
	/** Null where it was left on its own. */
	readonly group: { readonly id: string; readonly name: string } | null;
	/** False once a later decision names the entity. */
	readonly stands: boolean;
}

const ROWS = v.array(v.array(v.string()));
const COLUMNS = v.array(v.string());
const PREFIX = 'Saisie à la main, ';

interface Stored {
	readonly id: number;
	readonly importId: number;
	readonly at: string;
	readonly by: string;
	readonly name: string;
	readonly version: number | null;
	readonly entities: readonly Omit<DecidedEntity, 'stands'>[];
}

/** Decisions on groups of the version in force, the latest first, as who sees some entities may know them. */
export async function listGroupDecisions(
	db: Database,
	seen: ReadonlyMap<string, EntityFacts>
): Promise<readonly GroupDecision[]> {
	const stored = await readDecisions(db);
	const standing = standingOf(stored);
	return stored
		.map(({ entities, name, id, at, by, version }): GroupDecision => {
			const known = entities
				.filter(({ finess }) => seen.has(finess))
				.map((entity) => ({ ...entity, stands: standing.get(entity.finess) === id }));
			const hidden = entities.length - known.length;
			return {
				id,
				at,
				by,
				version,
				note: hidden > 0 ? '' : name.replace(PREFIX, ''),
				entities: known,
				hidden,
				mayUndo: hidden === 0 && known.some(({ stands }) => stands)
			};
		})
		.filter(({ entities }) => entities.length > 0)
		.reverse();
}

/** Which decision stands for each entity: the last one that names it. */
const standingOf = (stored: readonly Stored[]): ReadonlyMap<string, number> =>
	new Map(stored.flatMap(({ id, entities }) => entities.map(({ finess }) => [finess, id] as const)));

/**
 * What undoing a decision does: each entity that it still stands for goes where it was before. Null when there is no such
 * decision in force, or nothing of it stands.
 */
export async function undoingPlans(db: Database, id: number): Promise<readonly RegroupingPlan[] | null> {
	const stored = await readDecisions(db);
	const decision = stored.find((one) => one.id === id);
	if (!decision) return null;
	const standing = standingOf(stored);
	const entities = decision.entities.map(({ finess }) => finess).filter((one) => standing.get(one) === id);
	if (entities.length === 0) return null;
	const [row] = await db.query(
		`select parent.hash from versions made join versions parent on parent.id = made.parent_id
		where made.import_id = $1 order by made.id limit 1`,
		[decision.importId]
	);
	const groupOf = row ? groupReader(await loadTable(db, String(row[0]))) : () => null;
	return entities.map((entity) => ({ group: groupOf(entity), entities: [entity] }));
}

/** The group of each legal entity of a table; null for one on its own. */
function groupReader(table: TerritoryTable): (entity: string) => RegroupingPlan['group'] {
	const { structures, uses, organisations } = table;
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const owners = new Map<string, number>();
	for (const [column, owner] of [
		[codedColumn(uses, 'use.legal_entity'), table.useOrganisation],
		[codedColumn(structures, 'structure.legal_entity'), table.structureOrganisation]
	] as const)
		owner.forEach((row, at) => owners.set(textAt(column, at), row));
	return (entity) => {
		const row = owners.get(entity) ?? -1;
		const owner = row < 0 ? '' : textAt(id, row);
		return owner.startsWith('G:') ? { id: owner.slice(2), name: textAt(name, row) } : null;
	};
}

/** In the order in which they were taken. */
async function readDecisions(db: Database): Promise<readonly Stored[]> {
	const version = await currentVersion(db);
	if (!version) return [];
	const rows = await db.query(
		`select l.id, l.import_id, l.created_at::text, coalesce(a.name, ''), l.name, l.columns, c.data,
			(select min(made.id) from versions made where made.import_id = l.import_id)
		from layers l
		join layer_chunks c on c.layer_id = l.id
		join imports i on i.id = l.import_id
		left join accounts a on a.id = i.owner_id
		where l.kind = 'groups' and l.format = 'decision'
			and l.id in (select jsonb_array_elements_text($1::text::jsonb)::int)
		order by l.import_id, l.id, c.chunk`,
		[JSON.stringify(version.layerIds)]
	);
	const stored = new Map<number, Stored>();
	for (const [id, importId, at, by, name, columns, data, made] of rows) {
		const own = stored.get(Number(id))?.entities ?? [];
		stored.set(Number(id), {
			id: Number(id),
			importId: Number(importId),
			at: new Date(String(at)).toISOString(),
			by: String(by),
			name: String(name),
			version: made === null || made === undefined ? null : Number(made),
			entities: [
				...own,
				...entitiesOfRows(v.parse(COLUMNS, columns), v.parse(ROWS, JSON.parse(String(data))))
			]
		});
	}
	return [...stored.values()];
}

function entitiesOfRows(
	columns: readonly string[],
	rows: readonly (readonly string[])[]
): Omit<DecidedEntity, 'stands'>[] {
	const at = (row: readonly string[], id: string): string => row[columns.indexOf(id)] ?? '';
	return rows.map((row) => {
		const [id, name] = [at(row, 'group.id'), at(row, 'group.name')];
		return { finess: at(row, 'group.member'), group: id === '' && name === '' ? null : { id, name } };
	});
}
