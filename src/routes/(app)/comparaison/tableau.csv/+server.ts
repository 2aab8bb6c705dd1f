import type { SheetCell } from '$lib/domain/sheets';
import { writeCsv } from '$lib/files';
import { compare, parseComparison, type ComparedCell } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../byte-stream.server';
import { exported } from '../../exported.server';
import { currentTerritory } from '../../territory.server';
import type { RequestHandler } from './$types';

const STATES: Readonly<Record<ComparedCell['state'], string>> = {
	declared: 'déclaré',
	estimated: 'estimé',
	unknown: 'inconnu',
	register: 'registre',
	derived: 'calculé'
};

const finite = (bound: number): number | null => (Number.isFinite(bound) ? bound : null);

function cellsOf({ text, number, detail, state, source, date }: ComparedCell): readonly SheetCell[] {
	return [
		number ? number.likely : text,
		number ? number.low : null,
		number ? finite(number.high) : null,
		detail,
		STATES[state],
		source,
		date
	];
}

/** A comparison, one line per figure: for each subject its value, bounds, state, source and date. */
export const GET: RequestHandler = async ({ url }) => {
	const current = await currentTerritory();
	if (!current) error(404, 'Aucune donnée n’a encore été importée.');
	const request = parseComparison(url.searchParams);
	const { subjects, sections } = compare(current.data, request);
	const titles = [
		'Rubrique',
		'Donnée',
		'Diffère',
		...subjects.flatMap(({ title, id }) =>
			['', ' – borne basse', ' – borne haute', ' – précision', ' – état', ' – source', ' – date'].map(
				(what) => `${title} (${id})${what}`
			)
		)
	];
	const rows = sections.flatMap(({ title, rows: lines }) =>
		lines
			.filter(({ differs }) => differs || !request.onlyDifferences)
			.map(({ label, cells, differs }) => [title, label, differs ? 'oui' : 'non', ...cells.flatMap(cellsOf)])
	);
	const { id, fictional } = current.version;
	await exported('comparison', { format: 'csv', version: id, filters: url.search, rows: rows.length });
	return new Response(byteStream(writeCsv(titles, rows)), {
		headers: {
			'content-disposition': `attachment; filename="comparaison${fictional ? '-fictives' : ''}-version-${id}.csv"`,
			'content-type': 'text/csv; charset=utf-8'
		}
	});
};
