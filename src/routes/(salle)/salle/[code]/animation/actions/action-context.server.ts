import { app } from '$lib/server/app';
import { liveRoom } from '$lib/server/live';
import { accountBehind } from '$lib/server/workshops';
import { facilitatorHere, roomHere, type RoomEvent } from '../../../../room.server';
import type { ActionContext } from './context.server';

/** What a request of a console acts with; null for who does not run this workshop. @throws error 404 or 429 of `roomHere` */
export async function actionContext(event: RoomEvent): Promise<ActionContext | null> {
	const { db } = await app();
	const head = await roomHere(event);
	const facilitator = await facilitatorHere(event, head);
	const account = facilitator === null ? null : await accountBehind(db, head.id, facilitator);
	if (facilitator === null || account === null) return null;
	return { db, head, room: await liveRoom(db, head.id), facilitator, viewer: account.viewer };
}
