import { app } from '$lib/server/app';
import { readDraft } from '$lib/server/criteria';
import { error } from '@sveltejs/kit';
import { viewer } from '../../../../viewer.server';
import { criteriaFileResponse } from '../../../criteria-file.server';
import type { RequestHandler } from './$types';

/** A draft as its last save left it, even when it cannot be read any more. */
export const GET: RequestHandler = async ({ params }) => {
	const draft = await readDraft((await app()).db, Number(params.id), viewer().scope);
	if (!draft) error(404, 'Ce brouillon n’existe pas, ou plus. Choisissez-en un dans la liste.');
	return criteriaFileResponse(draft.text, `criteres-brouillon-${draft.id}.json`);
};
