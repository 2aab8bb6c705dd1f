import { error, json } from '@sveltejs/kit';
import { actionContext } from '../actions/action-context.server';
import { addableTo } from '../actions/addable.server';
import { actionRefusalMessage } from '../actions/refusal.server';
import type { RequestHandler } from './$types';

const LONGEST_SEARCH = 100;

/** What `?vote=` can still be asked about, for consoles: what answers `?recherche=`, or the numbers of the criteria. */
export const GET: RequestHandler = async (event) => {
	const context = await actionContext(event);
	if (!context)
		error(403, 'Cette recherche est réservée à l’animation : connectez-vous, ou reliez cet appareil.');
	const { searchParams } = event.url;
	const search = (searchParams.get('recherche') ?? '').slice(0, LONGEST_SEARCH);
	const found = await addableTo(context, searchParams.get('vote') ?? '', search);
	if (!found.ok) error(409, actionRefusalMessage(found.error));
	return json(found.value, { headers: { 'cache-control': 'no-store' } });
};
