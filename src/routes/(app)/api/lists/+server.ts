import { app } from '$lib/server/app';
import { createNamedList } from '$lib/server/saved';
import * as v from 'valibot';
import { viewer } from '../../viewer.server';
import { readBody, refusalJson, resultJson } from '../saved.server';
import type { RequestHandler } from './$types';

const NEW_LIST = v.object({ name: v.string(), finess: v.array(v.string()) });

/** Keeps a named list of structures for everybody of this installation. */
export const POST: RequestHandler = async ({ request }) => {
	const body = await readBody(request, NEW_LIST);
	if (!body.ok) return refusalJson(body.error);
	const made = await createNamedList((await app()).db, body.value.name, body.value.finess, viewer());
	return resultJson(made.ok ? { ok: true, value: { id: made.value.id } } : made, 201);
};
