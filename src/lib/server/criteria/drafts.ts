import { parseCriteria, readCriteria, writeCriteria } from '$lib/domain/segmentation';
import { err, ok, type Result } from '$lib/domain/shared';
import type { TestCase } from '$lib/domain/test-cases';
import type { Scope } from '$lib/domain/access';
import * as v from 'valibot';
import type { Database, Session } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { changedBy, seenBy } from '../saved';
import type { Draft, DraftContent, DraftHead } from './draft';
import { readName } from './read-name';
import type { CriteriaRefusal } from './refusal';
import { MOST_TESTS, readTests, TESTS } from './tests';
import { readCriteriaVersion } from './versions';

/** Drafts of an installation. */
const MOST = 500;
/** Deleted drafts can be brought back for this long. */
const KEPT_DAYS = 30;

const HEAD = `d.id, d.name, d.origin, d.revision, d.updated_at::text, d.updated_by, coalesce(a.name, ''), d.owner_id`;
const FROM = 'criteria_drafts d left join accounts a on a.id = d.updated_by';

function headOf(row: readonly unknown[]): DraftHead {
	const [id, name, origin, revision, updatedAt, updater, updatedBy, owner, mayChange] = row;
	return {
		id: Number(id),
		name: String(name),
		origin: Number(origin),
		revision: Number(revision),
		updatedAt: new Date(String(updatedAt)).toISOString(),
		updatedBy: updater === null ? null : String(updatedBy),
		ownerId: owner === null ? null : Number(owner),
		mayChange: mayChange === true
	};
}

function draftOf(row: readonly unknown[]): Draft {
	const text = String(row[9]);
	return {
		...headOf(row),
		text,
		criteria: readCriteria(text),
		tests: readTests(row[10]),
		isNational: row[11] === true
	};
}

/** The drafts that a scope sees, the one saved last first. */
export async function listDrafts(db: Session, scope: Scope): Promise<readonly DraftHead[]> {
	const rows = await db.query(
		`select ${HEAD}, ${changedBy(scope, '$1', 'd.')} from ${FROM}
		where d.deleted_at is null and ${seenBy(scope, '$1', 'd.')} order by d.updated_at desc, d.id desc`,
		[JSON.stringify(scope)]
	);
	return rows.map(headOf);
}

/** The same drafts, with what they say. */
export async function readDrafts(db: Session, scope: Scope): Promise<readonly Draft[]> {
	const rows = await db.query(
		`select ${HEAD}, ${changedBy(scope, '$1', 'd.')}, d.text, d.tests, d.scope = '"national"'::jsonb from ${FROM}
		where d.deleted_at is null and ${seenBy(scope, '$1', 'd.')} order by d.updated_at desc, d.id desc`,
		[JSON.stringify(scope)]
	);
	return rows.map(draftOf);
}

/** One draft; null when there is none that the scope sees. */
export async function readDraft(db: Session, id: number, scope: Scope): Promise<Draft | null> {
	const [row] = await db.query(
		`select ${HEAD}, ${changedBy(scope, '$1', 'd.')}, d.text, d.tests, d.scope = '"national"'::jsonb from ${FROM}
		where d.id = $2 and d.deleted_at is null and ${seenBy(scope, '$1', 'd.')}`,
		[JSON.stringify(scope), id]
	);
	return row ? draftOf(row) : null;
}

interface ReadContent {
	readonly name: string;
	readonly text: string;
	readonly tests: readonly TestCase[];
}

function readContent({ name, criteria, tests }: DraftContent): Result<ReadContent, CriteriaRefusal> {
	const named = readName(name);
	if (!named.ok) return named;
	const parsed = parseCriteria(criteria);
	if (!parsed.ok) return err({ code: 'invalid', problems: parsed.error });
	if (Array.isArray(tests) && tests.length > MOST_TESTS)
		return err({ code: 'too-many-tests', limit: MOST_TESTS });
	const read = v.safeParse(TESTS, tests);
	if (!read.success) return err({ code: 'malformed' });
	return ok({ name: named.value, text: writeCriteria(parsed.value), tests: read.output });
}

/** Makes a draft of the actor's. */
export async function createDraft(
	db: Database,
	{ origin, ...content }: DraftContent & { readonly origin: number },
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const read = readContent(content);
	if (!read.ok) return read;
	if ((await readCriteriaVersion(db, origin)) === null) return err({ code: 'malformed' });
	const [count] = await db.query('select count(*)::int from criteria_drafts where deleted_at is null');
	if (Number(count?.[0]) >= MOST) return err({ code: 'too-many', limit: MOST });
	const { name, text, tests } = read.value;
	const [row] = await db.query(
		`insert into criteria_drafts (name, text, tests, origin, updated_by, owner_id, scope)
		values ($1, $2, $3::text::jsonb, $4, $5, $5, $6::text::jsonb) returning id`,
		[name, text, JSON.stringify(tests), origin, authorOf(actor), JSON.stringify(scopeOf(actor))]
	);
	return found(await readDraft(db, Number(row?.[0]), scopeOf(actor)));
}

const found = (draft: Draft | null): Result<Draft, CriteriaRefusal> =>
	draft ? ok(draft) : err({ code: 'gone' });

/** A draft that the actor may change. */
async function toChange(db: Session, id: number, actor: Actor): Promise<Result<Draft, CriteriaRefusal>> {
	const draft = await readDraft(db, id, scopeOf(actor));
	if (!draft) return err({ code: 'gone' });
	return draft.mayChange ? ok(draft) : err({ code: 'of-others' });
}

/** A draft that the actor may change, as it was at `revision`. */
export async function draftAt(
	db: Session,
	id: number,
	revision: number,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const draft = await toChange(db, id, actor);
	if (!draft.ok || draft.value.revision === revision) return draft;
	return err({ code: 'changed-meanwhile', theirs: draft.value });
}

/** Saves a draft, unless somebody else did since `revision`: nothing is then overwritten, and what they saved is given. */
export async function saveDraft(
	db: Database,
	id: number,
	revision: number,
	content: DraftContent,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const read = readContent(content);
	if (!read.ok) return read;
	const before = await draftAt(db, id, revision, actor);
	if (!before.ok) return before;
	const { name, text, tests } = read.value;
	const [row] = await db.query(
		`update criteria_drafts
		set name = $3, text = $4, tests = $5::text::jsonb, revision = revision + 1, updated_at = now(), updated_by = $6
		where id = $1 and revision = $2 and deleted_at is null returning id`,
		[id, revision, name, text, JSON.stringify(tests), authorOf(actor)]
	);
	if (row) return found(await readDraft(db, id, scopeOf(actor)));
	const theirs = await readDraft(db, id, scopeOf(actor));
	return err(theirs ? { code: 'changed-meanwhile', theirs } : { code: 'gone' });
}

/** Deletes a draft; it can be brought back for a month. */
export async function deleteDraft(
	db: Database,
	id: number,
	actor: Actor
): Promise<Result<null, CriteriaRefusal>> {
	return db.transaction(async (session) => {
		const draft = await toChange(session, id, actor);
		if (!draft.ok) return draft;
		await session.query('update criteria_drafts set deleted_at = now() where id = $1', [id]);
		await session.query(`delete from criteria_drafts where deleted_at < now() - $1::int * interval '1 day'`, [
			KEPT_DAYS
		]);
		await note(session, actor, { action: 'criteria-draft-deleted', subject: `draft ${id}` });
		return ok(null);
	});
}

/** Brings back a draft that was deleted, or published, less than a month ago. */
export async function restoreDraft(
	db: Database,
	id: number,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const scope = scopeOf(actor);
	await db.query(
		`update criteria_drafts set deleted_at = null where id = $2 and ${changedBy(scope, '$1', '')}`,
		[JSON.stringify(scope), id]
	);
	return found(await readDraft(db, id, scope));
}
