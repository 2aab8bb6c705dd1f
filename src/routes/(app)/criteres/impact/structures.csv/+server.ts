import { writeCsv } from '$lib/files';
import { formatCriteriaRef, moversOf, parseImpact } from '$lib/screens';
import { outcomeLooks } from '$lib/words';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../../byte-stream.server';
import { exported } from '../../../exported.server';
import { readImpact } from '../impact.server';
import type { RequestHandler } from './$types';

/** Every structure that changes between the two sides of an address, or of one flow, with the reason. */
export const GET: RequestHandler = async ({ url }) => {
	const read = await readImpact(parseImpact(url.searchParams));
	if (!read) error(404, 'Aucune donnée n’a encore été importée.');
	const { request, criteria, seen, impact } = read;
	const [before, after] = [formatCriteriaRef(request.before), formatCriteriaRef(request.after)];
	const [old, now] = seen.map(({ version }) => version);
	const lookOf = outcomeLooks(...criteria.map(({ segments }) => segments));
	const source = `Cible 2028, critères ${before} sur données version ${old?.id}, puis critères ${after} sur données version ${now?.id}`;
	const movers = moversOf(impact, request.flow);
	const rows = movers.map((mover) => {
		const { finess, name, organisation, from, to, reason } = impact.describe(mover);
		return [finess, name, organisation, lookOf(from).label, lookOf(to).label, reason, source];
	});
	const titles = ['N° FINESS ET', 'Structure', 'Organisme', 'Avant', 'Après', 'Pourquoi', 'Source'];
	await exported('impact', { format: 'csv', version: now?.id, filters: url.search, rows: rows.length });
	const fictional = seen.some(({ version }) => version.fictional) ? '-fictives' : '';
	return new Response(byteStream(writeCsv(titles, rows)), {
		headers: {
			'content-disposition': `attachment; filename="structures-qui-changent-${before}-${after}${fictional}.csv"`,
			'content-type': 'text/csv; charset=utf-8'
		}
	});
};
