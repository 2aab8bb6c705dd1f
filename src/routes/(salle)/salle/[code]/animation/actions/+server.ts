import type { ActionAnswer } from '$lib/domain/workshop';
import { error, json } from '@sveltejs/kit';
import { actionContext } from './action-context.server';
import { doAction } from './do-action.server';
import { readAction } from './read-action.server';
import { actionRefusalCode, actionRefusalMessage } from './refusal.server';
import type { RequestHandler } from './$types';

/** Does what a console asks that the server has to compute, and says what became of it. */
export const POST: RequestHandler = async (event) => {
	const context = await actionContext(event);
	if (!context) error(403, 'Ce pupitre est réservé à l’animation : connectez-vous, ou reliez cet appareil.');
	const sent = readAction(await event.request.json().catch(() => null));
	if (!sent) error(400, 'Cet envoi n’est pas compris : rechargez la page, puis recommencez.');
	const { key, action } = sent;
	const done = await doAction(context, key, action);
	const answer: ActionAnswer = done.ok
		? { key, ok: true, done: done.value }
		: { key, ok: false, code: actionRefusalCode(done.error), message: actionRefusalMessage(done.error) };
	return json(answer, { headers: { 'cache-control': 'no-store' } });
};
