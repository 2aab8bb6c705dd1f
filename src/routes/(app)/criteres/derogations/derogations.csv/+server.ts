import type { SheetCell } from '$lib/domain/sheets';
import { writeCsv } from '$lib/files';
import type { OverrideLine } from '$lib/screens';
import { STANDING_LABELS } from '$lib/words';
import { byteStream } from '../../../byte-stream.server';
import { exported } from '../../../exported.server';
import { shownOverrides } from '../shown.server';
import type { RequestHandler } from './$types';

const TITLES = [
	'N°',
	'Nature',
	'N° FINESS ou identifiant',
	'Nom',
	'Structures concernées',
	'Segment décidé (code)',
	'Segment décidé',
	'Segment calculé à la décision',
	'Segment calculé à présent',
	'À revoir',
	'Motif',
	'Auteur',
	'Décidée le',
	'Dernier jour',
	'État',
	'Retirée le',
	'Retirée par',
	'Motif du retrait'
];

const cellsOf = (line: OverrideLine): readonly SheetCell[] => [
	line.id,
	line.kind === 'structure' ? 'Structure' : 'Organisme',
	line.subject,
	line.name,
	line.structures,
	line.segment,
	line.segmentLabel,
	line.computedThen,
	line.computed,
	line.review,
	line.reason,
	line.author,
	line.decidedAt,
	line.expiresOn ?? '',
	STANDING_LABELS[line.standing],
	line.withdrawn?.at ?? '',
	line.withdrawn?.by ?? '',
	line.withdrawn?.reason ?? ''
];

/** The overrides that the page shows, with what has become of them. */
export const GET: RequestHandler = async ({ url }) => {
	const { lines } = await shownOverrides(url.searchParams);
	await exported('overrides', { format: 'csv', filters: url.search, rows: lines.length });
	return new Response(byteStream(writeCsv(TITLES, lines.map(cellsOf))), {
		headers: {
			'content-disposition': 'attachment; filename="derogations.csv"',
			'content-type': 'text/csv; charset=utf-8'
		}
	});
};
