import { writeCriteria } from '$lib/domain/segmentation';
import { app } from '$lib/server/app';
import { readCriteriaVersion } from '$lib/server/criteria';
import { error } from '@sveltejs/kit';
import { criteriaFileResponse } from '../../../criteria-file.server';
import type { RequestHandler } from './$types';

/** A published version as canonical JSON. */
export const GET: RequestHandler = async ({ params }) => {
	const version = await readCriteriaVersion((await app()).db, Number(params.id));
	if (!version) error(404, 'Cette version des critères n’existe pas. Choisissez-en une dans la liste.');
	return criteriaFileResponse(writeCriteria(version.criteria), `criteres-v${version.number}.json`);
};
