import type { ViewLevel } from '$lib/domain/view';
import { reference } from '$lib/reference';
import { engineVersion, exportCsv, exportManifest } from '$lib/server/exports';
import { error } from '@sveltejs/kit';
import { askedView } from '../../territory.server';
import { textStream } from '../../text-stream.server';
import type { RequestHandler } from './$types';

interface ExportFile {
	readonly level: ViewLevel;
	readonly kind: 'csv' | 'manifest';
}

const FILES: ReadonlyMap<string, ExportFile> = new Map([
	['structures.csv', { level: 'structure', kind: 'csv' }],
	['structures.manifeste.json', { level: 'structure', kind: 'manifest' }],
	['organisations.csv', { level: 'organisation', kind: 'csv' }],
	['organisations.manifeste.json', { level: 'organisation', kind: 'manifest' }]
]);

/** The rows of a view, in the order of the screen, or the manifest that lets anyone make the same file again. */
export const GET: RequestHandler = async ({ params, url }) => {
	const file = FILES.get(params.file);
	if (!file) error(404, 'Cet export n’existe pas. Revenez à la liste et exportez-la de là.');
	const { level, kind } = file;
	const asked = await askedView(level, url.searchParams);
	if (!asked) error(404, 'Aucune donnée n’a encore été importée.');
	const { view, lists } = asked;
	const data = { ...asked.data, reference };
	const { id, hash, asOf, fictional } = asked.version;
	const [name = '', ...extension] = params.file.split('.');
	const fileName = (suffix: string): string =>
		`${name}${fictional ? '-fictives' : ''}-version-${id}.${suffix}`;
	const headers = { 'content-disposition': `attachment; filename="${fileName(extension.join('.'))}"` };
	if (kind === 'csv') {
		const { pieces } = exportCsv(data, level, view);
		return new Response(textStream(pieces), {
			headers: { ...headers, 'content-type': 'text/csv; charset=utf-8' }
		});
	}
	const manifest = exportManifest(data, level, view, {
		file: fileName('csv'),
		version: { id, hash, asOf, fictional },
		engine: engineVersion,
		madeAt: new Date(),
		lists
	});
	return new Response(`${JSON.stringify(manifest, null, '\t')}\n`, {
		headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
	});
};
