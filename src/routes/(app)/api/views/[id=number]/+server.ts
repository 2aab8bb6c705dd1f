import { app } from '$lib/server/app';
import { bringBack, remove, rename, updateSharedView } from '$lib/server/saved';
import * as v from 'valibot';
import { viewer } from '../../../viewer.server';
import { readBody, refusalJson, resultJson } from '../../saved.server';
import type { RequestHandler } from './$types';

const CHANGE = v.variant('change', [
	v.object({ change: v.literal('name'), revision: v.number(), name: v.string() }),
	v.object({ change: v.literal('address'), revision: v.number(), path: v.string(), query: v.string() }),
	v.object({ change: v.literal('bring-back') })
]);

/** Renames a shared view, has it show something else, or brings it back. */
export const PATCH: RequestHandler = async ({ params, request }) => {
	const body = await readBody(request, CHANGE);
	if (!body.ok) return refusalJson(body.error);
	const { db } = await app();
	const id = Number(params.id);
	const { value } = body;
	switch (value.change) {
		case 'name':
			return resultJson(await rename(db, 'view', id, value.revision, value.name, viewer()));
		case 'address':
			return resultJson(await updateSharedView(db, id, value.revision, value, viewer()));
		case 'bring-back':
			return resultJson(await bringBack(db, 'view', id, viewer()));
	}
};

export const DELETE: RequestHandler = async ({ params }) =>
	resultJson(await remove((await app()).db, 'view', Number(params.id), viewer()));
