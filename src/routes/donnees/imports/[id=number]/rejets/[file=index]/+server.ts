import { app } from '$lib/server/app';
import { rejectsCsv } from '$lib/server/imports';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../../../../byte-stream.server';
import type { RequestHandler } from './$types';

/** The refused lines of one file, with their reasons, to be corrected and imported again. */
export const GET: RequestHandler = async ({ params }) => {
	const { db } = await app();
	const rejects = await rejectsCsv(db, Number(params.id), Number(params.file));
	if (!rejects) error(404, 'Cet import n’existe pas ou n’existe plus.');
	return new Response(byteStream(rejects.pieces), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(rejects.name)}`
		}
	});
};
