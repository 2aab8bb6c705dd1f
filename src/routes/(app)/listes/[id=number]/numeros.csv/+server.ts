import { writeCsv } from '$lib/files';
import { foundAt, rowOfStructure } from '$lib/screens';
import { app } from '$lib/server/app';
import { readNamedList } from '$lib/server/saved';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../../byte-stream.server';
import { exported } from '../../../exported.server';
import { currentTerritory } from '../../../territory.server';
import { viewer } from '../../../viewer.server';
import type { RequestHandler } from './$types';

/** Every number of a list, with the name that the version in force gives it. */
export const GET: RequestHandler = async ({ params }) => {
	const list = await readNamedList((await app()).db, Number(params.id), viewer().scope);
	if (!list) error(404, 'Cette liste n’existe pas, ou a été supprimée.');
	const current = await currentTerritory();
	const rows = list.members.map((finess) => {
		const row = current ? rowOfStructure(current.data, finess) : -1;
		const name = current && row >= 0 ? foundAt(current.data, 'structure', row).title : '';
		return [finess, name, row >= 0 ? 'oui' : 'non'];
	});
	await exported(`list ${list.id}`, { format: 'csv', rows: rows.length });
	const version = current ? ` (version ${current.version.id})` : '';
	const titles = ['N° FINESS ET', 'Nom de la structure', `Connue de la version en vigueur${version}`];
	return new Response(byteStream(writeCsv(titles, rows)), {
		headers: {
			'content-disposition': `attachment; filename="liste-${list.id}.csv"`,
			'content-type': 'text/csv; charset=utf-8'
		}
	});
};
