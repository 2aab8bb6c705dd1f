import { app } from '$lib/server/app';
import { createSharedView } from '$lib/server/saved';
import * as v from 'valibot';
import { viewer } from '../../viewer.server';
import { readBody, refusalJson, resultJson } from '../saved.server';
import type { RequestHandler } from './$types';

const NEW_VIEW = v.object({ name: v.string(), path: v.string(), query: v.string() });

/** Keeps a view for everybody of this installation. */
export const POST: RequestHandler = async ({ request }) => {
	const body = await readBody(request, NEW_VIEW);
	if (!body.ok) return refusalJson(body.error);
	return resultJson(await createSharedView((await app()).db, body.value, viewer()), 201);
};
