import { err, type Result } from '$lib/domain/shared';
import type { Database } from '../db';
import { authorOf, scopeOf, type Actor } from '../journal';
import type { Draft } from './draft';
import { ownCases } from './own-cases';
import { createDraft, listDrafts, readDraft } from './drafts';
import type { CriteriaRefusal } from './refusal';
import type { CriteriaVersion } from './version';
import { criteriaInForce, readCriteriaVersion } from './versions';

/** The actor's own draft of the criteria in force, the one saved last; a new one when they have none. */
export async function openDraft(db: Database, actor: Actor): Promise<Result<Draft, CriteriaRefusal>> {
	const version = await criteriaInForce(db);
	const own = (await listDrafts(db, scopeOf(actor))).find(
		({ ownerId, origin, mayChange }) =>
			mayChange && origin === version.number && ownerId !== null && ownerId === authorOf(actor)
	);
	const draft = own && (await readDraft(db, own.id, scopeOf(actor)));
	if (draft) return { ok: true, value: draft };
	return draftOfVersion(db, version, `Révision de la version ${version.number}`, actor);
}

/** A new draft with what a version says, its test cases included: how an old version comes back. */
export async function takeUpVersion(
	db: Database,
	number: number,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const version = await readCriteriaVersion(db, number);
	if (!version) return err({ code: 'no-version', version: number });
	return draftOfVersion(db, version, version.name, actor);
}

/** Test cases on structures of other territories stay with the version: see `casesToPublish`. */
async function draftOfVersion(
	db: Database,
	{ number, criteria, tests }: CriteriaVersion,
	name: string,
	actor: Actor
): Promise<Result<Draft, CriteriaRefusal>> {
	const own = await ownCases(db, tests, scopeOf(actor));
	return createDraft(db, { name, criteria, tests: own, origin: number }, actor);
}
