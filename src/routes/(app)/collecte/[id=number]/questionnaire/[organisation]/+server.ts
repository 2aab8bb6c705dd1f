import { app } from '$lib/server/app';
import { questionnaireFiles } from '$lib/server/collection';
import { error } from '@sveltejs/kit';
import { exported } from '../../../../exported.server';
import { campaignAt } from '../../campaign.server';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The questionnaire of one operator. */
export const GET: RequestHandler = async ({ params }) => {
	const { campaign, operators } = await campaignAt(params.id);
	const operator = operators.find(({ organisation }) => organisation === params.organisation);
	if (!operator) error(404, 'Cet organisme n’est pas interrogé dans cette campagne.');
	const { db } = await app();
	for await (const { name, bytes } of questionnaireFiles(db, campaign, [operator])) {
		await exported(`campaign ${campaign.id}`, { format: 'xlsx', rows: 1 });
		return new Response(Buffer.from(bytes), {
			headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}"` }
		});
	}
	error(404, 'Ce questionnaire n’existe pas.');
};
