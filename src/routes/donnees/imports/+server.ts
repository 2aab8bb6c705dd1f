import { app } from '$lib/server/app';
import { openImport } from '$lib/server/imports';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Opens an import: its files are sent to it one by one, then it is started. */
export const POST: RequestHandler = async () => {
	const { imports } = await app();
	return json({ id: await openImport(imports) }, { status: 201 });
};
