import { classify, writeCriteria, type Criteria } from '$lib/domain/segmentation';
import { err, ok, type Result } from '$lib/domain/shared';
import { blocksNothing, runTestCases, type CaseResult, type TestCase } from '$lib/domain/test-cases';
import type { Database, Session } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { currentVersion, loadTable } from '../versions';
import { draftAt } from './drafts';
import { casesToPublish } from './own-cases';
import { readName } from './read-name';
import type { CriteriaRefusal } from './refusal';
import { criteriaHash, type CriteriaVersion } from './version';
import { criteriaInForce, firstVersion, readCriteriaVersion } from './versions';

/** What is said of criteria when they are published. */
export interface Publication {
	readonly name: string;
	/** Why, in French; may be empty. */
	readonly note: string;
	/** The version in force when what moves was looked at. */
	readonly replaces: number;
}

const LONGEST_NOTE = 2000;

/** Any two publications exclude one another, in all processes. */
const PUBLICATION_LOCK = 20281230;

/**
 * Publishes a draft: from then on these criteria are in force for everybody, so that only a national account may. Test cases are
 * run on the whole territory first. The draft goes away, as deleted ones do.
 * @param now day and time of publication
 */
export async function publishDraft(
	db: Database,
	id: number,
	revision: number,
	{ name, note: why, replaces }: Publication,
	actor: Actor,
	now: Date
): Promise<Result<CriteriaVersion, CriteriaRefusal>> {
	const named = readName(name);
	if (!named.ok) return named;
	if (why.length > LONGEST_NOTE) return err({ code: 'note-too-long', limit: LONGEST_NOTE });
	if (scopeOf(actor) !== 'national') return err({ code: 'not-national' });
	const draft = await draftAt(db, id, revision, actor);
	if (!draft.ok) return draft;
	const { criteria, origin } = draft.value;
	if (!criteria.ok) return err({ code: 'invalid', problems: criteria.error });
	const tests = casesToPublish(draft.value, await criteriaInForce(db));
	const results = await runOnWhole(db, criteria.value, tests);
	if (!blocksNothing(results)) return err({ code: 'tests-fail', results });
	return db.transaction(async (session) => {
		await session.query('select pg_advisory_xact_lock($1)', [PUBLICATION_LOCK]);
		const current = await criteriaInForce(session);
		if (current.number !== replaces) return err({ code: 'published-meanwhile', version: current.number });
		if (sameRules(current.criteria, criteria.value)) return err({ code: 'unchanged', version: replaces });
		const again = await draftAt(session, id, revision, actor);
		if (!again.ok) return again;
		const number = current.number + 1;
		const published: Criteria = {
			...criteria.value,
			version: number,
			name: named.value,
			date: parisDay(now)
		};
		if (current.publishedAt === null) await storeFirst(session);
		const hash = criteriaHash(published);
		await session.query(
			`insert into criteria_versions (number, name, note, text, hash, origin, tests, published_by)
			values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8)`,
			[
				number,
				published.name,
				why.trim(),
				writeCriteria(published),
				hash,
				origin,
				JSON.stringify(tests),
				authorOf(actor)
			]
		);
		await session.query('update criteria_drafts set deleted_at = now() where id = $1', [id]);
		await note(session, actor, {
			action: 'criteria-published',
			subject: `criteria ${number}`,
			before: { version: current.number, hash: current.hash },
			after: { version: number, hash, waived: results.filter(({ status }) => status === 'waived').length }
		});
		const version = await readCriteriaVersion(session, number);
		if (!version) throw new Error(`Criteria version ${number} was not written`);
		return ok(version);
	});
}

/** Test cases on the whole territory in force; none passes or fails before the first import. */
async function runOnWhole(
	db: Database,
	criteria: Criteria,
	tests: readonly TestCase[]
): Promise<readonly CaseResult[]> {
	const dataset = await currentVersion(db);
	if (!dataset || tests.length === 0) return [];
	const table = await loadTable(db, dataset.hash);
	return runTestCases(table, classify(table, criteria), tests);
}

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
/** ISO date of an instant, in the time of Paris. */
const parisDay = (now: Date): string => PARIS.format(now);

/** Whether two criteria say the same of every structure, whatever they are called. */
export const sameRules = (a: Criteria, b: Criteria): boolean =>
	writeCriteria({ ...a, version: 0, name: '-', date: b.date }) ===
	writeCriteria({ ...b, version: 0, name: '-' });

async function storeFirst(session: Session): Promise<void> {
	const { number, name, hash, criteria } = firstVersion();
	await session.query(
		`insert into criteria_versions (number, name, note, text, hash, origin, tests, published_by)
		values ($1, $2, '', $3, $4, null, '[]', null) on conflict (number) do nothing`,
		[number, name, writeCriteria(criteria), hash]
	);
}
