import { openImport } from '$lib/server/imports';
import { ownImports } from '../../viewer.server';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Opens an import: its files are sent to it one by one, then it is started. */
export const POST: RequestHandler = async () => {
	return json({ id: await openImport(await ownImports()) }, { status: 201 });
};
