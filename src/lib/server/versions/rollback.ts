import { cutOf } from '$lib/domain/cut';
import { err, ok, type Result } from '$lib/domain/shared';
import { reference } from '$lib/reference';
import { databaseProblemOf, withLease, type Database } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { runReading, type ChangeRow, type DifferenceCounts } from '../reading';
import { VERSIONS_CHANNEL } from './channel';
import { DATASET_LEASE, LEASE_MS } from './dataset-lease';
import { currentVersion, findVersion } from './list';
import { insertVersion, reserveVersionId } from './publish';
import type { RollbackRefusal } from './refusal';
import { readSnapshot } from './snapshot';
import type { Version } from './version';

export interface RollbackOptions {
	/** Who rolls back, within their scope. */
	readonly actor: Actor;
	readonly signal?: AbortSignal;
	/** Path of the built reading thread, null to compare in this one; found by itself when not given. */
	readonly readerProgram?: string | null;
}

/**
 * Publishes a new version with the content of an old one. The versions in between stay in the list.
 * @returns the number of the new version
 */
export async function rollback(
	db: Database,
	id: number,
	options: RollbackOptions
): Promise<Result<number, RollbackRefusal>> {
	const signal = options.signal ?? new AbortController().signal;
	try {
		const done = await withLease(
			db,
			DATASET_LEASE,
			`retour à la version ${id}`,
			(leased) => rollbackHeld(db, id, leased, options),
			{ signal, lifetime: LEASE_MS }
		);
		return done.ok ? done.value : done;
	} catch (error) {
		const problem = databaseProblemOf(error);
		if (problem) return err({ code: 'database', problem });
		throw error;
	}
}

async function rollbackHeld(
	db: Database,
	id: number,
	signal: AbortSignal,
	options: RollbackOptions
): Promise<Result<number, RollbackRefusal>> {
	const [current, target] = [await currentVersion(db), await findVersion(db, id)];
	if (!current || !target) return err({ code: 'unknown-version', id });
	if (target.hash === current.hash) return err({ code: 'already-current', id });
	const versionId = await reserveVersionId(db);
	try {
		const { counts, outside } = await storeChanges(db, versionId, current, target, signal, options);
		if (outside > 0) {
			await forgetChanges(db, versionId);
			return err({ code: 'outside-scope', id });
		}
		await publish(db, { id: versionId, actor: options.actor }, current, target, counts);
	} catch (error) {
		await forgetChanges(db, versionId).catch(() => undefined);
		throw error;
	}
	await db.notify(VERSIONS_CHANNEL, String(versionId));
	return ok(versionId);
}

/** Clears the changes of a number that no version bears in the end: they cannot be seen. */
async function forgetChanges(db: Database, versionId: number): Promise<void> {
	await db.query('delete from changes where version_id = $1', [versionId]);
}

async function storeChanges(
	db: Database,
	versionId: number,
	current: Version,
	target: Version,
	signal: AbortSignal,
	{ actor, readerProgram }: RollbackOptions
): Promise<{ readonly counts: DifferenceCounts; readonly outside: number }> {
	const found: { compared?: { readonly counts: DifferenceCounts; readonly outside: number } } = {};
	const job = {
		kind: 'compare',
		before: await readSnapshot(db, current.hash),
		after: await readSnapshot(db, target.hash),
		cut: cutOf(scopeOf(actor), reference.departments)
	} as const;
	await runReading(
		job,
		{
			event: async (event) => {
				if (event.type === 'changes') await writeChanges(db, versionId, event.rows);
				else if (event.type === 'compared') found.compared = event;
			},
			storedRows: () => {
				throw new Error('Comparing two snapshots asks for no rows');
			}
		},
		signal,
		readerProgram
	);
	if (!found.compared) throw new Error('The comparison ended without a count');
	return found.compared;
}

async function publish(
	db: Database,
	{ id, actor }: { readonly id: number; readonly actor: Actor },
	current: Version,
	target: Version,
	counts: DifferenceCounts
): Promise<void> {
	const { hash, layerIds, structures, asOf, fictional } = target;
	await db.transaction(async (session) => {
		const inserted = await insertVersion(session, {
			id,
			parentId: current.id,
			kind: 'rollback',
			restoresId: target.id,
			importId: null,
			hash,
			layerIds,
			structures,
			asOf,
			fictional,
			authorId: authorOf(actor),
			...counts
		});
		if (!inserted) throw new Error('Another version was published during a roll-back that held the dataset');
		await note(session, actor, {
			action: 'version-restored',
			subject: `version ${id}`,
			before: { version: current.id },
			after: { restores: target.id, ...counts, hash }
		});
	});
}

/** Stores changes of a version that is not published yet. */
export async function writeChanges(
	db: Database,
	versionId: number,
	rows: readonly ChangeRow[]
): Promise<void> {
	await db.copyIn(
		'changes',
		['version_id', 'finess', 'kind', 'field', 'before', 'after', 'source'],
		rows.map((row) => [versionId, ...row])
	);
}
