import { app } from '$lib/server/app';
import { journalCsv, readJournal } from '$lib/server/journal';
import { byteStream } from '../../byte-stream.server';
import { exported } from '../../exported.server';
import { viewer } from '../../viewer.server';
import { journalFilters } from '../filters.server';
import type { RequestHandler } from './$types';

/** Every line that answers the filters, with what it takes to verify the chain elsewhere. */
export const GET: RequestHandler = async ({ url }) => {
	const { db } = await app();
	const { filters } = journalFilters(url.searchParams);
	await exported('journal', { format: 'csv', filters: url.search });
	return new Response(byteStream(journalCsv(readJournal(db, viewer(), filters))), {
		headers: {
			'content-disposition': 'attachment; filename="journal.csv"',
			'content-type': 'text/csv; charset=utf-8'
		}
	});
};
