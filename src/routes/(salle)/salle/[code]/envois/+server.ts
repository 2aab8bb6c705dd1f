import type { ParticipantCommand } from '$lib/domain/workshop';
import { readProposal } from '$lib/screens';
import { readParticipantSent, type Keyed, type LiveRoom, type ParticipantSent } from '$lib/server/live';
import { error } from '@sveltejs/kit';
import { readSent, receive } from '../receive.server';
import { presentHere } from '../watch.server';
import type { RequestHandler } from './$types';

/** A command whose proposed criterion is read, with the sentence that this server makes of it; null when it is none. */
function commandOf(room: LiveRoom, command: ParticipantSent): ParticipantCommand | null {
	if (command.type !== 'propose') return command;
	const { type, poll, text, proposal: given } = command;
	if (given === null || given === undefined) return { type, poll, text, proposal: null };
	const segments = room.state.setup?.segments.map(({ id }) => id) ?? [];
	const proposal = readProposal(segments, given);
	return proposal && { type, poll, text, proposal };
}

/** What a participant sends: each key counts once, however often it is sent. */
export const POST: RequestHandler = async (event) => {
	const { room, id } = await presentHere(event);
	const sent = (await readSent(event.request, readParticipantSent)).map(({ key, command }) => {
		const read = commandOf(room, command);
		return read && { key, command: read };
	});
	const readable = sent.filter((each): each is Keyed<ParticipantCommand> => each !== null);
	// A page offers only criteria that can be read: one that cannot was made by hand, and is sent alone by the page next time.
	if (readable.length < sent.length) error(400, 'Ce critère ne peut pas être proposé.');
	return receive(room, { kind: 'participant', id }, readable);
};
