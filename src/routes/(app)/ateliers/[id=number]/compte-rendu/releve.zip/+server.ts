import { error } from '@sveltejs/kit';
import { recordPieces, zipDossier } from '$lib/files';
import { engineVersion } from '$lib/server/exports';
import { byteStream } from '../../../../byte-stream.server';
import { recordHere } from '../record.server';
import type { RequestHandler } from './$types';

/** The record of a workshop as an archive: tables, manifest, and the sheet. The same events give the same bytes. */
export const GET: RequestHandler = async ({ params }) => {
	const { workshop, record, events } = await recordHere(Number(params.id));
	if (!record) error(404, 'Cet atelier n’est pas terminé : son compte rendu sera prêt dès sa clôture.');
	const pieces = zipDossier(recordPieces(record, { workshop: workshop.id, events, engine: engineVersion }));
	const { rehearsal, dataset } = record.setup;
	const nature = rehearsal ? '-repetition' : dataset.fictional ? '-fictif' : '';
	return new Response(byteStream(pieces), {
		headers: {
			'content-disposition': `attachment; filename="atelier-${workshop.id}${nature}.zip"`,
			'content-type': 'application/zip'
		}
	});
};
