import { importRefusalMessage, startImport } from '$lib/server/imports';
import { ownImports } from '../../../../viewer.server';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Every file has been sent: the import goes on by itself, as far as it can. */
export const POST: RequestHandler = async ({ params }) => {
	const started = await startImport(await ownImports(), Number(params.id));
	if (started.ok) return json({ status: started.value.status }, { status: 202 });
	return json({ message: importRefusalMessage(started.error) }, { status: 409 });
};
