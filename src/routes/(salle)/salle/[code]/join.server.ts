import type { SubGroup } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import { newToken } from '$lib/server/auth/tokens';
import { roomAddress } from '$lib/server/http';
import { liveRoom } from '$lib/server/live';
import {
	isJoiningToken,
	joinRefusalMessage,
	joinRoom,
	type JoinRefusal,
	type RoomHead
} from '$lib/server/workshops';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { giveRoomCookie, participantHere, roomHere, type RoomEvent } from '../../room.server';

/** What somebody who comes in is asked, and told. */
export interface Joining {
	readonly title: string;
	/** As people are told of it: « Bretagne ». */
	readonly territory: string;
	/** Of the form: sent twice, it makes one participant. */
	readonly token: string;
	/** Whether a table shares a device, and how many sit at it is asked. */
	readonly asksPersons: boolean;
	/** Sub-groups to choose from; none where they are given, or where there is one. */
	readonly groups: readonly SubGroup[];
	readonly rehearsal: boolean;
	/** Hours after the end when names and devices are erased. */
	readonly eraseAfterHours: number;
	/** Under this number of answers a result is not broken down. */
	readonly smallest: number;
	/** The page came over the network of the room without encryption. */
	readonly isPlain: boolean;
}

/** What the form of a room asks. */
export async function joiningOf({ request }: Pick<RoomEvent, 'request'>, room: RoomHead): Promise<Joining> {
	const { db, config } = await app();
	const { setup } = (await liveRoom(db, room.id)).state;
	const groups = setup?.groups ?? [];
	return {
		title: room.title,
		territory: setup?.territory ?? '',
		token: newToken(),
		asksPersons: setup?.devices === 'table',
		groups: setup?.placing === 'choose' && groups.length > 1 ? groups : [],
		rehearsal: setup?.rehearsal ?? false,
		eraseAfterHours: setup?.eraseAfterHours ?? 0,
		smallest: setup?.smallest ?? 1,
		isPlain: roomAddress(config.roomOrigin).covers(request.headers)
	};
}

const TYPED = v.object({
	name: v.optional(v.string(), ''),
	organisation: v.optional(v.string(), ''),
	persons: v.optional(v.pipe(v.string(), v.transform(Number)), '1'),
	group: v.optional(v.string(), ''),
	token: v.pipe(v.string(), v.check(isJoiningToken))
});

const STATUS: Readonly<Record<JoinRefusal['code'], number>> = {
	closed: 409,
	full: 409,
	'too-many-from-address': 429,
	'bad-words': 400,
	'bad-persons': 400
};

const MALFORMED = 'Cet envoi n’est pas compris\u00a0: rechargez la page, puis recommencez.';

/** Has whoever sends the form come in: their browser holds who they are from then on, whatever is lost in between. */
export async function join(event: RoomEvent) {
	const room = await roomHere(event);
	const here = `/salle/${room.code}`;
	if ((await participantHere(event, room)) !== null) redirect(303, here);
	const typed = v.safeParse(TYPED, Object.fromEntries(await event.request.formData()));
	if (!typed.success) return fail(400, { problem: MALFORMED, name: '', organisation: '' });
	const { name, organisation, persons, group, token } = typed.output;
	const { db } = await app();
	const address = event.getClientAddress();
	const joined = await joinRoom(db, room, { name, organisation, persons, token, address });
	if (!joined.ok)
		return fail(STATUS[joined.error.code], {
			problem: joinRefusalMessage(joined.error),
			name,
			organisation
		});
	const { participant } = joined.value;
	if (group !== '')
		// A group that is no longer there is chosen again on the next page.
		await (
			await liveRoom(db, room.id)
		).submit({ kind: 'participant', id: participant }, [
			{ key: null, command: { type: 'choose-group', group } }
		]);
	await giveRoomCookie(event, room, 'participant', joined.value.token);
	redirect(303, here);
}
