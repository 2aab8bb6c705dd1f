import { rejectsFile } from '$lib/server/imports';
import { ownImports } from '../../../../../viewer.server';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../../../../byte-stream.server';
import { exported } from '../../../../../exported.server';
import type { RequestHandler } from './$types';

/** The refused lines of one file, with their reasons, to be corrected and imported again. */
export const GET: RequestHandler = async ({ params }) => {
	const rejects = await rejectsFile(await ownImports(), Number(params.id), Number(params.file));
	if (!rejects) error(404, 'Cet import n’existe pas ou n’existe plus.');
	await exported(`rejects ${params.id}`, { format: rejects.type.includes('json') ? 'json' : 'csv' });
	return new Response(byteStream(rejects.pieces), {
		headers: {
			'content-type': rejects.type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(rejects.name)}`
		}
	});
};
