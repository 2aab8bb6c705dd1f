import { ACTIONS, type ActionId } from '$lib/domain/compliance';
import { conformityRules } from '$lib/reference';
import { actionLines, mailingColumns } from '$lib/screens';
import { ACTION_WORDS } from '$lib/words';
import { error } from '@sveltejs/kit';
import { LISTING_EXTENSIONS, listingResponse, type ListingExtension } from '../../listing-response.server';
import { currentTerritory } from '../../territory.server';
import type { RequestHandler } from './$types';

interface MailingFile {
	readonly action: ActionId;
	readonly extension: ListingExtension;
}

const FILES: ReadonlyMap<string, MailingFile> = new Map(
	ACTIONS.flatMap((action) =>
		LISTING_EXTENSIONS.map((extension) => [
			`${ACTION_WORDS[action].file}.${extension}`,
			{ action, extension }
		])
	)
);

/** The operators to write to about one action, one line each, or the manifest that lets anyone make the same file again. */
export const GET: RequestHandler = async ({ params }) => {
	const asked = FILES.get(params.file);
	if (!asked) error(404, 'Cette liste n’existe pas. Revenez à la page Conformité et téléchargez-la de là.');
	const current = await currentTerritory();
	if (!current) error(404, 'Aucune donnée n’a encore été importée.');
	const { action, extension } = asked;
	const { table } = current.data;
	const { sheet, file } = ACTION_WORDS[action];
	const lines = actionLines(table, action);
	const { id, version, label, status, date, source } = conformityRules;
	const listing = {
		title: sheet,
		columns: mailingColumns(table, action, lines),
		lines: lines.length,
		rules: { id, version, label, status, date, source }
	};
	return listingResponse(current, listing, {
		name: `conformite-${file}`,
		subject: `mailing ${file}`,
		extension
	});
};
