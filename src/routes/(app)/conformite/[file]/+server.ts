import { ACTIONS, type ActionId } from '$lib/domain/compliance';
import { conformityRules, reference } from '$lib/reference';
import { actionLines, mailingColumns } from '$lib/screens';
import {
	engineVersion,
	exportRefusalMessage,
	listingFile,
	listingManifest,
	manifestText,
	MEDIA_TYPES
} from '$lib/server/exports';
import { ACTION_WORDS } from '$lib/words';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../byte-stream.server';
import { exported } from '../../exported.server';
import { currentTerritory } from '../../territory.server';
import { viewer } from '../../viewer.server';
import type { RequestHandler } from './$types';

const EXTENSIONS = ['csv', 'xlsx', 'manifeste.json'] as const;

interface MailingFile {
	readonly action: ActionId;
	readonly extension: (typeof EXTENSIONS)[number];
}

const FILES: ReadonlyMap<string, MailingFile> = new Map(
	ACTIONS.flatMap((action) =>
		EXTENSIONS.map((extension) => [`${ACTION_WORDS[action].file}.${extension}`, { action, extension }])
	)
);

/** The operators to write to about one action, one line each, or the manifest that lets anyone make the same file again. */
export const GET: RequestHandler = async ({ params }) => {
	const asked = FILES.get(params.file);
	if (!asked) error(404, 'Cette liste n’existe pas. Revenez à la page Conformité et téléchargez-la de là.');
	const current = await currentTerritory();
	if (!current) error(404, 'Aucune donnée n’a encore été importée.');
	const { action, extension } = asked;
	const { version, hash, data } = current;
	const { sheet, file } = ACTION_WORDS[action];
	const lines = actionLines(data.table, action);
	const { id, version: ruleVersion, label, status, date, source: ruleSource } = conformityRules;
	const source = {
		listing: {
			title: sheet,
			columns: mailingColumns(data.table, action, lines),
			lines: lines.length,
			rules: { id, version: ruleVersion, label, status, date, source: ruleSource }
		},
		version: {
			id: version.id,
			hash,
			asOf: version.asOf,
			fictional: version.fictional,
			partlyFictional: version.partlyFictional,
			scope: viewer().scope
		},
		sources: data.table.sources,
		engine: engineVersion,
		madeAt: new Date()
	};
	const fileName = (suffix: string): string =>
		`conformite-${file}${version.fictional ? '-fictif' : ''}-version-${version.id}.${suffix}`;
	const attachment = (body: BodyInit, type: string): Response =>
		new Response(body, {
			headers: {
				'content-disposition': `attachment; filename="${fileName(extension)}"`,
				'content-type': type
			}
		});
	const subject = `mailing ${file}`;
	if (extension === 'manifeste.json') {
		const manifest = await listingManifest(source, fileName('csv'));
		await exported(subject, { format: 'manifeste', version: version.id, filters: '', hash: manifest.sha256 });
		return attachment(manifestText(manifest), 'application/json; charset=utf-8');
	}
	const made = listingFile(source, { format: extension, file: fileName(extension) }, reference);
	if (!made.ok) error(422, exportRefusalMessage(made.error));
	await exported(subject, { format: extension, version: version.id, filters: '', rows: lines.length });
	return attachment(byteStream(made.value.pieces), MEDIA_TYPES[extension]);
};
