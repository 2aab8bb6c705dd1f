import { app } from '$lib/server/app';
import { encodingFor, packedTerritory } from '$lib/server/territory';
import { currentVersion } from '$lib/server/versions';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The table of the version in force, as stored: its hash is its ETag. */
export const GET: RequestHandler = async ({ request }) => {
	const { db } = await app();
	const version = await currentVersion(db);
	if (!version) error(404, 'Aucune donnée n’a encore été importée.');
	const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
	const etag = `"${version.hash}-${encoding}"`;
	const headers = { etag, vary: 'accept-encoding', 'cache-control': 'private, no-cache' };
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	return new Response(await packedTerritory(db, version.hash, encoding), {
		headers: {
			...headers,
			'content-type': 'application/octet-stream',
			...(encoding === 'identity' ? {} : { 'content-encoding': encoding })
		}
	});
};
