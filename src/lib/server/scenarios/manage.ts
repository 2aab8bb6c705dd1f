import { intersection, type Scope } from '$lib/domain/access';
import { LONGEST_NAME, parseName, type SavedName } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database, Session } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { isNameConflict, seenBy } from '../saved';
import { groundNow, type GroundNow } from './ground';
import { readText, toChange, touch } from './guard';
import { changesSince } from './history';
import { chainOf, findScenario, scenarioNumber } from './list';
import type { ScenarioRefusal } from './refusal';
import type { Scenario } from './scenario';

/** Scenarios between a variant and the product's own, itself included. */
const DEEPEST = 8;
/** Scenarios of an installation that are not archived. */
const MOST = 500;

function readName(text: string): Result<SavedName, ScenarioRefusal> {
	const name = parseName(text);
	if (name.ok) return name;
	return err(
		name.error === 'name-empty' ? { code: 'name-empty' } : { code: 'name-too-long', limit: LONGEST_NAME }
	);
}

/** Who has a name among what the actor sees; null when it is free for `except`. */
async function nameTaken(
	session: Session,
	{ key }: SavedName,
	scope: Scope,
	except: number | null = null
): Promise<ScenarioRefusal | null> {
	const [row] = await session.query(
		`select name from scenarios
		where name_key = $1 and archived_at is null and id is distinct from $2::int and ${seenBy(scope, '$3')}`,
		[key, except, JSON.stringify(scope)]
	);
	return row ? { code: 'name-taken', name: String(row[0]) } : null;
}

async function written(
	session: Session,
	number: number,
	actor: Actor,
	now: GroundNow
): Promise<Result<Scenario, ScenarioRefusal>> {
	const scenario = await findScenario(session, String(number), scopeOf(actor), now);
	return scenario ? ok(scenario) : err({ code: 'gone' });
}

/** Runs work that gives a name; two people who give the same one at once are told like any others. */
async function naming(
	name: SavedName,
	work: () => Promise<Result<Scenario, ScenarioRefusal>>
): Promise<Result<Scenario, ScenarioRefusal>> {
	try {
		return await work();
	} catch (error) {
		if (!isNameConflict(error)) throw error;
		return err({ code: 'name-taken', name: name.text });
	}
}

/**
 * Makes a variant that says nothing yet: it computes what its base does. It is of the territories that the actor and the base share,
 * so that whoever sees it sees its base.
 */
export async function createScenario(
	db: Database,
	actor: Actor,
	given: { readonly name: string; readonly description?: string; readonly base: string }
): Promise<Result<Scenario, ScenarioRefusal>> {
	const name = readName(given.name);
	if (!name.ok) return name;
	const description = readText(given.description ?? '');
	if (!description.ok) return description;
	const now = await groundNow(db);
	const create = (): Promise<Result<Scenario, ScenarioRefusal>> =>
		db.transaction(async (session) => {
			const chain = await chainOf(session, given.base, scopeOf(actor), now);
			const base = chain.at(-1);
			if (!base) return err({ code: 'gone' });
			if (base.archived) return err({ code: 'archived' });
			if (chain.length > DEEPEST) return err({ code: 'too-deep', limit: DEEPEST });
			const [count] = await session.query('select count(*)::int from scenarios where archived_at is null');
			if (Number(count?.[0]) >= MOST) return err({ code: 'too-many', limit: MOST });
			const scope = intersection(scopeOf(actor), base.scope);
			if (scope === null) return err({ code: 'gone' });
			const taken = await nameTaken(session, name.value, scopeOf(actor));
			if (taken) return err(taken);
			const [row] = await session.query(
				`insert into scenarios (name, name_key, description, base_id, created_by, owner_id, scope,
					dataset_version, dataset_hash, criteria_version)
				values ($1, $2, $3, $4, $5, $5, $6::text::jsonb, $7, $8, $9) returning id`,
				[
					name.value.text,
					name.value.key,
					description.value,
					scenarioNumber(base.id),
					authorOf(actor),
					JSON.stringify(scope),
					now.datasetVersion,
					now.datasetHash,
					now.criteriaVersion
				]
			);
			const number = Number(row?.[0]);
			await note(session, actor, {
				action: 'scenario-created',
				subject: `scenario ${number}`,
				after: { base: base.id }
			});
			return written(session, number, actor, now);
		});
	return naming(name.value, create);
}

/** Gives a scenario another name and description, unless somebody changed it since `revision`. */
export async function renameScenario(
	db: Database,
	actor: Actor,
	given: {
		readonly id: string;
		readonly revision: number;
		readonly name: string;
		readonly description: string;
	}
): Promise<Result<Scenario, ScenarioRefusal>> {
	const name = readName(given.name);
	if (!name.ok) return name;
	const description = readText(given.description);
	if (!description.ok) return description;
	const now = await groundNow(db);
	const rename = (): Promise<Result<Scenario, ScenarioRefusal>> =>
		db.transaction(async (session) => {
			const found = await toChange(session, given.id, actor, now);
			if (!found.ok) return found;
			const { scenario, number } = found.value;
			if (scenario.revision !== given.revision)
				return err({
					code: 'changed-meanwhile',
					revision: scenario.revision,
					changes: await changesSince(session, number, given.revision)
				});
			if (scenario.name === name.value.text && scenario.description === description.value)
				return err({ code: 'unchanged' });
			const taken = await nameTaken(session, name.value, scopeOf(actor), number);
			if (taken) return err(taken);
			await session.query(
				`update scenarios set name = $2, name_key = $3, description = $4, revision = revision + 1, updated_at = now()
				where id = $1`,
				[number, name.value.text, name.value.key, description.value]
			);
			await note(session, actor, { action: 'scenario-renamed', subject: `scenario ${number}` });
			return written(session, number, actor, now);
		});
	return naming(name.value, rename);
}

/** Puts a scenario away. Its variants go on inheriting from it, and it can be taken out again. */
export async function archiveScenario(
	db: Database,
	actor: Actor,
	{ id }: { readonly id: string }
): Promise<Result<Scenario, ScenarioRefusal>> {
	const now = await groundNow(db);
	return db.transaction(async (session) => {
		const found = await toChange(session, id, actor, now);
		if (!found.ok) return found;
		const { number } = found.value;
		await session.query('update scenarios set archived_at = now(), updated_at = now() where id = $1', [
			number
		]);
		await note(session, actor, { action: 'scenario-archived', subject: `scenario ${number}` });
		return written(session, number, actor, now);
	});
}

/** Takes a scenario out of the archives, under its name unless somebody took it meanwhile. */
export async function restoreScenario(
	db: Database,
	actor: Actor,
	{ id }: { readonly id: string }
): Promise<Result<Scenario, ScenarioRefusal>> {
	const now = await groundNow(db);
	const found = await findScenario(db, id, scopeOf(actor), now);
	const name = readName(found?.name ?? '');
	if (!found || !name.ok) return err({ code: 'gone' });
	const restore = (): Promise<Result<Scenario, ScenarioRefusal>> =>
		db.transaction(async (session) => {
			const held = await toChange(session, id, actor, now, { evenArchived: true });
			if (!held.ok) return held;
			const { scenario, number } = held.value;
			if (!scenario.archived) return ok(scenario);
			const taken = await nameTaken(session, name.value, scopeOf(actor), number);
			if (taken) return err(taken);
			await session.query('update scenarios set archived_at = null, updated_at = now() where id = $1', [
				number
			]);
			await note(session, actor, { action: 'scenario-restored', subject: `scenario ${number}` });
			return written(session, number, actor, now);
		});
	return naming(name.value, restore);
}

/** Says that somebody looked at a scenario again with the data and criteria in force. */
export async function lookAgain(
	db: Database,
	actor: Actor,
	{ id }: { readonly id: string }
): Promise<Result<Scenario, ScenarioRefusal>> {
	const now = await groundNow(db);
	return db.transaction(async (session) => {
		const found = await toChange(session, id, actor, now);
		if (!found.ok) return found;
		const { number, scenario } = found.value;
		await touch(session, number, now);
		await note(session, actor, {
			action: 'scenario-looked-at',
			subject: `scenario ${number}`,
			before: { version: scenario.ground?.version ?? null },
			after: { version: now.datasetVersion }
		});
		return written(session, number, actor, now);
	});
}
