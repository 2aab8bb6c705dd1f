import { app } from '$lib/server/app';
import { deleteDraft, ownCases, restoreDraft, saveDraft } from '$lib/server/criteria';
import * as v from 'valibot';
import { viewer } from '../../../../viewer.server';
import { CONTENT, criteriaRefusalJson, readDraftBody, savedJson } from '../../drafts.server';
import type { RequestHandler } from './$types';

const SAVE = v.object({ ...CONTENT, revision: v.number() });

/** Saves a draft, unless somebody else did meanwhile. */
export const PUT: RequestHandler = async ({ params, request }) => {
	const body = await readDraftBody(request, SAVE);
	if (!body) return criteriaRefusalJson({ code: 'malformed' });
	const { revision, ...content } = body;
	const saved = await saveDraft((await app()).db, Number(params.id), revision, content, viewer());
	if (saved.ok) return savedJson(saved.value);
	if (saved.error.code !== 'changed-meanwhile') return criteriaRefusalJson(saved.error);
	const { theirs } = saved.error;
	const tests = await ownCases((await app()).db, theirs.tests, viewer().scope);
	return criteriaRefusalJson({ ...saved.error, theirs: { ...theirs, tests } });
};

export const DELETE: RequestHandler = async ({ params }) => {
	const deleted = await deleteDraft((await app()).db, Number(params.id), viewer());
	return deleted.ok ? Response.json(null) : criteriaRefusalJson(deleted.error);
};

/** Brings back a draft that was deleted. */
export const PATCH: RequestHandler = async ({ params }) => {
	const restored = await restoreDraft((await app()).db, Number(params.id), viewer());
	return restored.ok ? savedJson(restored.value) : criteriaRefusalJson(restored.error);
};
