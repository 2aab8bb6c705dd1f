import { forRoom } from '$lib/screens';
import { error, json } from '@sveltejs/kit';
import { actionContext } from '../actions/action-context.server';
import { compareGroups } from '../actions/compare.server';
import { actionRefusalMessage } from '../actions/refusal.server';
import type { RequestHandler } from './$types';

/** Sub-groups side by side, for consoles; `?vue=ecran` gives what the projector may show of it. */
export const GET: RequestHandler = async (event) => {
	const context = await actionContext(event);
	if (!context)
		error(403, 'Cette comparaison est réservée à l’animation : connectez-vous, ou reliez cet appareil.');
	const compared = await compareGroups(context);
	if (!compared.ok) error(409, actionRefusalMessage(compared.error));
	const isForRoom = event.url.searchParams.get('vue') === 'ecran';
	const { setup } = context.room.state;
	const apart = compared.value.structures - compared.value.agreed;
	// Totals of the territory; what tells sub-groups apart is no cost of one organisation.
	const showsMoney = setup?.room.money === true || apart === 0 || apart >= (setup?.smallest ?? 1);
	return json(isForRoom ? forRoom(compared.value, showsMoney) : compared.value, {
		headers: { 'cache-control': 'no-store' }
	});
};
