import { importRefusalMessage, receiveFile } from '$lib/server/imports';
import { ownImports } from '../../../../viewer.server';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Takes in one file, straight from the request to the disk; its name is in the address. */
export const PUT: RequestHandler = async ({ params, request, url }) => {
	const name = url.searchParams.get('nom') ?? '';
	const body = request.body ?? nothing();
	const received = await receiveFile(await ownImports(), Number(params.id), name, body, request.signal);
	if (received.ok) return json({ name: received.value.name, size: received.value.size }, { status: 201 });
	return json({ message: importRefusalMessage(received.error) }, { status: 409 });
};
