import { app } from '$lib/server/app';
import { bringBack, changeMembers, readNamedList, remove, rename } from '$lib/server/saved';
import * as v from 'valibot';
import { viewer } from '../../../viewer.server';
import { readBody, refusalJson, resultJson } from '../../saved.server';
import type { RequestHandler } from './$types';

const FINESS = v.array(v.string());
const CHANGE = v.variant('change', [
	v.object({ change: v.literal('name'), revision: v.number(), name: v.string() }),
	v.object({ change: v.literal('members'), add: FINESS, remove: FINESS }),
	v.object({ change: v.literal('bring-back') })
]);

/** The members of a list: what a page filtered by it needs. */
export const GET: RequestHandler = async ({ params }) => {
	const list = await readNamedList((await app()).db, Number(params.id), viewer().scope);
	return list ? Response.json(list) : refusalJson({ code: 'gone', kind: 'list' });
};

/** Renames a list, adds and takes away members, or brings it back. */
export const PATCH: RequestHandler = async ({ params, request }) => {
	const body = await readBody(request, CHANGE);
	if (!body.ok) return refusalJson(body.error);
	const { db } = await app();
	const id = Number(params.id);
	const { value } = body;
	switch (value.change) {
		case 'name':
			return resultJson(await rename(db, 'list', id, value.revision, value.name, viewer()));
		case 'members': {
			const changed = await changeMembers(db, id, value, viewer());
			if (!changed.ok) return refusalJson(changed.error);
			const { added, removed } = changed.value;
			return Response.json({ added, removed });
		}
		case 'bring-back':
			return resultJson(await bringBack(db, 'list', id, viewer()));
	}
};

export const DELETE: RequestHandler = async ({ params }) =>
	resultJson(await remove((await app()).db, 'list', Number(params.id), viewer()));
