import { parseScope, territoriesOf, type Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';
import type { Database, Session } from '../db';
import { changedBy, seenBy } from '../saved';
import { authorText, isoOf } from './author';
import { groundNow, type GroundNow } from './ground';
import { DEFAULT_SCENARIO_ID, type Scenario } from './scenario';

const TERRITORIES = territoriesOf(reference.departments);

/** The product's defaults, as a scenario. */
export const DEFAULT_SCENARIO: Scenario = {
	id: DEFAULT_SCENARIO_ID,
	name: 'Base',
	base: null,
	description: 'Les hypothèses, les prix, les choix et les aides indicatives du produit, sans enveloppe.',
	createdBy: '',
	createdAt: '',
	updatedAt: '',
	revision: 0,
	scope: 'national',
	mayChange: false,
	archived: false,
	ownSettings: 0,
	ground: null
};

const FIELDS = `s.id, s.name, s.base_id, s.description, s.created_by, c.name, s.created_at::text, s.updated_at::text,
	s.revision, s.scope, s.archived_at is not null, s.dataset_version, s.criteria_version, s.ground_at::text, s.dataset_hash,
	(select count(*)::int from (
		select distinct on (key) reset from scenario_settings where scenario_id = s.id order by key, id desc
	) last where not reset)`;
const FROM = 'scenarios s left join accounts c on c.id = s.created_by';

function scenarioOf(row: readonly unknown[], now: GroundNow): Scenario {
	const [id, name, base, description, creator, creatorName, createdAt, updatedAt, revision, scope] = row;
	const [archived, version, criteria, groundAt, hash, ownSettings, mayChange] = row.slice(10);
	return {
		id: String(id),
		name: String(name),
		base: base === null ? DEFAULT_SCENARIO_ID : String(base),
		description: String(description),
		createdBy: authorText(creator, creatorName),
		createdAt: isoOf(createdAt),
		updatedAt: isoOf(updatedAt),
		revision: Number(revision),
		scope: parseScope(scope, TERRITORIES) ?? 'national',
		mayChange: mayChange === true,
		archived: archived === true,
		ownSettings: Number(ownSettings),
		ground: {
			version: version === null ? null : Number(version),
			criteria: Number(criteria),
			at: isoOf(groundAt),
			dataChanged: hash !== now.datasetHash,
			criteriaChanged: Number(criteria) !== now.criteriaVersion
		}
	};
}

const NUMBER = /^[1-9]\d{0,8}$/;
/** Number of a stored scenario; null for what names none. */
export const scenarioNumber = (id: string): number | null => (NUMBER.test(id) ? Number(id) : null);

/** The scenarios that a scope sees, the product's own first, then by name. @param archived those put away instead */
export async function scenariosSeen(
	db: Database,
	scope: Scope,
	{ archived = false }: { readonly archived?: boolean } = {}
): Promise<readonly Scenario[]> {
	const now = await groundNow(db);
	const rows = await db.query(
		`select ${FIELDS}, ${changedBy(scope, '$1', 's.')} from ${FROM}
		where (s.archived_at is not null) = $2::boolean and ${seenBy(scope, '$1', 's.')}`,
		[JSON.stringify(scope), archived]
	);
	const stored = rows
		.map((row) => scenarioOf(row, now))
		.sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }) || Number(a.id) - Number(b.id));
	return archived ? stored : [DEFAULT_SCENARIO, ...stored];
}

/** One scenario; null when there is none that the scope sees. */
export async function findScenario(
	session: Session,
	id: string,
	scope: Scope,
	now: GroundNow
): Promise<Scenario | null> {
	if (id === DEFAULT_SCENARIO_ID) return DEFAULT_SCENARIO;
	const number = scenarioNumber(id);
	if (number === null) return null;
	const [row] = await session.query(
		`select ${FIELDS}, ${changedBy(scope, '$1', 's.')} from ${FROM} where s.id = $2 and ${seenBy(scope, '$1', 's.')}`,
		[JSON.stringify(scope), number]
	);
	return row ? scenarioOf(row, now) : null;
}

/**
 * A scenario and those it inherits from, the product's own first. Who sees a scenario sees its bases: a variant is never of more
 * territories than its base.
 */
export async function chainOf(
	session: Session,
	id: string,
	scope: Scope,
	now: GroundNow
): Promise<readonly Scenario[]> {
	const chain: Scenario[] = [];
	let next: string | null = id;
	while (next !== null) {
		const scenario: Scenario | null = await findScenario(session, next, scope, now);
		if (!scenario) return [];
		chain.unshift(scenario);
		next = scenario.base;
	}
	return chain;
}
