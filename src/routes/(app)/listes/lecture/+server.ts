import { listReport, readListFile } from '$lib/server/saved';
import { currentTerritory } from '../../territory.server';
import type { RequestHandler } from './$types';

/** Says what FINESS numbers a pasted text or a file holds, before anything is kept. Its name only is shown. */
export const POST: RequestHandler = async ({ request }) => {
	const bytes = new Uint8Array(await request.arrayBuffer());
	const read = await readListFile('liste', bytes, request.signal);
	if (!read.ok) return Response.json({ message: read.error }, { status: 400 });
	const current = await currentTerritory();
	return Response.json(listReport(read.value, current?.data.table ?? null));
};
