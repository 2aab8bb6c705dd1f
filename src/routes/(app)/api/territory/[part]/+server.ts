import { version as build } from '$app/environment';
import { app } from '$lib/server/app';
import { encodingFor, resolveTerritory, territoryMessage, territoryRefusal } from '$lib/server/territory';
import { viewer } from '../../../viewer.server';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** One part of the viewer's territory: of the version that the address names, for good, else of the one in force. */
export const GET: RequestHandler = async ({ params, request, url }) => {
	const { db } = await app();
	const asked = {
		part: params.part,
		version: url.searchParams.get('version'),
		build: url.searchParams.get('build')
	};
	const answer = await resolveTerritory(db, asked, build, viewer().scope);
	if ('code' in answer) {
		const { status, message } = territoryRefusal(answer);
		error(status, message);
	}
	const { part, hash, immutable } = answer;
	const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
	const etag = `"${hash}-${part}-${build}-${encoding}"`;
	const headers = {
		etag,
		vary: 'accept-encoding',
		'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache'
	};
	const held = request.headers.get('if-none-match')?.split(',') ?? [];
	if (held.some((tag) => tag.trim().replace(/^W\//, '') === etag))
		return new Response(null, { status: 304, headers });
	return new Response(await territoryMessage(db, answer, encoding), {
		headers: {
			...headers,
			'content-type': 'application/vnd.apache.arrow.stream',
			...(encoding === 'identity' ? {} : { 'content-encoding': encoding })
		}
	});
};
