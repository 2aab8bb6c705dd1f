import { reference } from '$lib/reference';
import {
	engineVersion,
	exportRefusalMessage,
	listingFile,
	listingManifest,
	manifestText,
	MEDIA_TYPES,
	type Listing
} from '$lib/server/exports';
import { error } from '@sveltejs/kit';
import { byteStream } from './byte-stream.server';
import { exported } from './exported.server';
import type { Current } from './territory.server';
import { viewer } from './viewer.server';

/** How a listing leaves: a CSV, a workbook, or the manifest that lets anyone make the CSV again. */
export const LISTING_EXTENSIONS = ['csv', 'xlsx', 'manifeste.json'] as const;
export type ListingExtension = (typeof LISTING_EXTENSIONS)[number];

/**
 * A listing as a file, noted in the journal before it is given.
 * @param name of the file, without version nor extension
 * @param subject as the journal names it
 */
export async function listingResponse(
	{ version, hash, data }: Current,
	listing: Listing,
	{
		name,
		subject,
		extension
	}: { readonly name: string; readonly subject: string; readonly extension: ListingExtension }
): Promise<Response> {
	const source = {
		listing,
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
		`${name}${version.fictional ? '-fictif' : ''}-version-${version.id}.${suffix}`;
	const attachment = (body: BodyInit, type: string): Response =>
		new Response(body, {
			headers: {
				'content-disposition': `attachment; filename="${fileName(extension)}"`,
				'content-type': type
			}
		});
	const facts = { version: version.id, filters: '' };
	if (extension === 'manifeste.json') {
		const manifest = await listingManifest(source, fileName('csv'));
		await exported(subject, { ...facts, format: 'manifeste', hash: manifest.sha256 });
		return attachment(manifestText(manifest), 'application/json; charset=utf-8');
	}
	const made = listingFile(source, { format: extension, file: fileName(extension) }, reference);
	if (!made.ok) error(422, exportRefusalMessage(made.error));
	await exported(subject, { ...facts, format: extension, rows: listing.lines });
	return attachment(byteStream(made.value.pieces), MEDIA_TYPES[extension]);
}
