import type { ViewLevel } from '$lib/domain/view';
import { reference } from '$lib/reference';
import { namedColumns } from '$lib/screens';
import {
	engineVersion,
	EXPORT_FORMATS,
	exportFile,
	exportManifest,
	exportRefusalMessage,
	manifestText,
	MEDIA_TYPES,
	type ExportFormat
} from '$lib/server/exports';
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { overrideRecords } from '$lib/server/overrides';
import { byteStream } from '../../byte-stream.server';
import { exported } from '../../exported.server';
import { viewer } from '../../viewer.server';
import { askedView } from '../../territory.server';
import type { RequestHandler } from './$types';

interface ExportFile {
	readonly name: string;
	readonly level: ViewLevel;
	readonly kind: ExportFormat | 'manifest';
	readonly extension: string;
}

const LISTS: readonly [string, ViewLevel][] = [
	['structures', 'structure'],
	['organisations', 'organisation']
];

const FILES: ReadonlyMap<string, ExportFile> = new Map(
	LISTS.flatMap(([name, level]) => [
		...EXPORT_FORMATS.map((format) => ({ name, level, kind: format, extension: format })),
		{ name, level, kind: 'manifest' as const, extension: 'manifeste.json' }
	]).map((file) => [`${file.name}.${file.extension}`, file])
);

/** The rows of a view, in the order of the screen, or the manifest that lets anyone make the same file again. */
export const GET: RequestHandler = async ({ params, url }) => {
	const file = FILES.get(params.file);
	if (!file) error(404, 'Cet export n’existe pas. Revenez à la liste et exportez-la de là.');
	const { name, level, kind, extension } = file;
	const asked = await askedView(level, url.searchParams);
	if (!asked) error(404, 'Aucune donnée n’a encore été importée.');
	const { hash } = asked;
	const { id, asOf, fictional, partlyFictional } = asked.version;
	const source = {
		data: {
			...asked.data,
			reference,
			overrideRecords: await overrideRecords((await app()).db, asked.data.table)
		},
		version: { id, hash, asOf, fictional, partlyFictional, scope: viewer().scope },
		engine: engineVersion,
		madeAt: new Date()
	};
	const columns = namedColumns(url.searchParams, level) ?? ('all' as const);
	const request = { level, view: asked.view, columns, lists: asked.lists };
	const fileName = (suffix: string): string =>
		`${name}${fictional ? '-fictives' : ''}-version-${id}.${suffix}`;
	const attachment = (body: BodyInit, type: string): Response =>
		new Response(body, {
			headers: {
				'content-disposition': `attachment; filename="${fileName(extension)}"`,
				'content-type': type
			}
		});
	if (kind === 'manifest') {
		const manifest = await exportManifest(source, request, fileName('csv'));
		await exported(name, { format: 'manifeste', version: id, filters: url.search, hash: manifest.sha256 });
		return attachment(manifestText(manifest), 'application/json; charset=utf-8');
	}
	const made = exportFile(source, request, { format: kind, file: fileName(extension) });
	if (!made.ok) error(422, exportRefusalMessage(made.error));
	await exported(name, { format: kind, version: id, filters: url.search, rows: made.value.rows });
	return attachment(byteStream(made.value.pieces), MEDIA_TYPES[kind]);
};
