import { app } from '$lib/server/app';
import { questionnaireFiles, remindersList, sendingList, zipPieces } from '$lib/server/collection';
import { error } from '@sveltejs/kit';
import { byteStream } from '../../../../byte-stream.server';
import { exported } from '../../../../exported.server';
import { campaignAt } from '../../campaign.server';
import type { RequestHandler } from './$types';

/** The files of a campaign: all questionnaires, the sending list, the list of reminders. */
export const GET: RequestHandler = async ({ params }) => {
	const { campaign, operators } = await campaignAt(params.id);
	const headers = (type: string) => ({
		'content-type': type,
		'content-disposition': `attachment; filename="campagne-${campaign.id}-${params.file}"`
	});
	const noted = (format: string): Promise<void> =>
		exported(`campaign ${campaign.id}`, { format, rows: operators.length });
	switch (params.file) {
		case 'questionnaires.zip': {
			await noted('zip');
			const { db } = await app();
			const pieces = zipPieces(questionnaireFiles(db, campaign, operators));
			return new Response(byteStream(pieces), { headers: headers('application/zip') });
		}
		case 'envois.csv':
			await noted('csv');
			return new Response(byteStream(sendingList(campaign, operators)), {
				headers: headers('text/csv; charset=utf-8')
			});
		case 'relances.csv':
			await noted('csv');
			return new Response(byteStream(remindersList(campaign, operators)), {
				headers: headers('text/csv; charset=utf-8')
			});
		default:
			error(404, 'Ce fichier n’existe pas. Revenez à la campagne et téléchargez-le de là.');
	}
};
