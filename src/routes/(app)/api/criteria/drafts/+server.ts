import { app } from '$lib/server/app';
import { createDraft } from '$lib/server/criteria';
import * as v from 'valibot';
import { viewer } from '../../../viewer.server';
import { CONTENT, criteriaRefusalJson, readDraftBody, savedJson } from '../drafts.server';
import type { RequestHandler } from './$types';

const NEW = v.object({ ...CONTENT, origin: v.number() });

/** Makes a draft of criteria. */
export const POST: RequestHandler = async ({ request }) => {
	const body = await readDraftBody(request, NEW);
	if (!body) return criteriaRefusalJson({ code: 'malformed' });
	const made = await createDraft((await app()).db, body, viewer());
	return made.ok ? savedJson(made.value, 201) : criteriaRefusalJson(made.error);
};
