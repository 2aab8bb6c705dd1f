import { err, ok, type Result } from '$lib/domain/shared';
import { hashToken, newToken } from '../auth/tokens';
import type { Database, Session } from '../db';
import { liveRoom } from '../live';
import { joinFrom } from './guesses';
import { LONGEST_PERSON_NAME, readPersonWords, type PersonWords } from './people';
import type { RoomHead } from './rooms';

/** Participants of a workshop that were not removed. */
export const MOST_PARTICIPANTS = 2000;
/** Persons that one device may stand for, where a table shares one. */
export const MOST_PERSONS = 20;

/** Why somebody does not come in. */
export type JoinRefusal =
	| { readonly code: 'closed' }
	| { readonly code: 'full' }
	/** A script, or more devices than any room holds, came in from the address. */
	| { readonly code: 'too-many-from-address'; readonly seconds: number }
	| { readonly code: 'bad-words' }
	| { readonly code: 'bad-persons' };

/** The French sentence for somebody who does not come in. */
export function joinRefusalMessage(refusal: JoinRefusal): string {
	switch (refusal.code) {
		case 'closed':
			return 'Cet atelier est terminé\u00a0: on n’y entre plus.';
		case 'full':
			return 'La salle est pleine\u00a0: partagez l’appareil d’un voisin, ou signalez-le à l’animateur.';
		case 'too-many-from-address':
			return `Trop d’appareils sont entrés dans cet atelier depuis ce réseau. Entrez par un autre réseau, par exemple celui de votre téléphone, partagez l’appareil d’un voisin, ou réessayez dans ${hoursText(refusal.seconds)}.`;
		case 'bad-words':
			return `Le nom et l’organisme tiennent chacun en ${LONGEST_PERSON_NAME} caractères\u00a0: raccourcissez-les.`;
		case 'bad-persons':
			return `Indiquez combien vous êtes à cette table, de 1 à ${MOST_PERSONS}.`;
		default:
			return refusal satisfies never;
	}
}

function hoursText(seconds: number): string {
	const hours = Math.max(1, Math.round(seconds / 3600));
	return `${hours}\u00a0${hours === 1 ? 'heure' : 'heures'}`;
}

/** What somebody says of themselves to come in. */
export interface Joining extends PersonWords {
	/** How many persons the device stands for; counts where a table shares one only. */
	readonly persons: number;
	/**
	 * Drawn by the server with the form: sent twice, the form makes one participant. Absent, one is drawn now.
	 */
	readonly token?: string;
	/** Where it comes from, to be counted with the others from there; null for who does not come by the network. */
	readonly address?: string | null;
}

const TOKEN = /^[\w-]{43}$/;

/** Whether a text may be the token of a form. */
export const isJoiningToken = (text: string): boolean => TOKEN.test(text);

/**
 * Has somebody come into a live room.
 * @returns the number of the participant, and the token for the cookie of their device
 */
export async function joinRoom(
	db: Database,
	room: RoomHead,
	{ token = newToken(), address = null, persons, ...given }: Joining
): Promise<Result<{ readonly participant: number; readonly token: string }, JoinRefusal>> {
	const words = readPersonWords(given);
	if (!words.ok) return words;
	if (!Number.isInteger(persons) || persons < 1 || persons > MOST_PERSONS)
		return err({ code: 'bad-persons' });
	const live = await liveRoom(db, room.id);
	const { setup, participants } = live.state;
	const seated = setup?.devices === 'table' ? persons : 1;
	const removed = Object.values(participants).filter((each) => each.removed).length;
	const entered = await db.transaction((session) =>
		enter(session, room.id, { ...words.value, persons: seated, token, address }, MOST_PARTICIPANTS + removed)
	);
	if (!entered.ok) return entered;
	const participant = entered.value;
	const [joined] = await live.submit({ kind: 'program' }, [
		{ key: null, command: { type: 'join', participant, persons: seated } }
	]);
	return joined?.ok ? ok({ participant, token }) : err({ code: 'closed' });
}

/**
 * Keeps the name under the next number. The workshop's row is held: seats are counted and taken one after the other, so that none is
 * taken twice nor beyond the limits.
 * @returns the number of who holds the token already, if any
 */
async function enter(
	session: Session,
	workshopId: number,
	{ name, organisation, persons, token, address }: Required<Joining>,
	most: number
): Promise<Result<number, JoinRefusal>> {
	const [workshop] = await session.query('select status from workshops where id = $1 for update', [
		workshopId
	]);
	if (workshop?.[0] !== 'live') return err({ code: 'closed' });
	const [known] = await session.query(
		'select id from workshop_participants where workshop_id = $1 and token_hash = $2',
		[workshopId, hashToken(token)]
	);
	if (known) return ok(Number(known[0]));
	const [seats] = await session.query(
		'select count(*)::int, coalesce(max(id), 0)::int + 1 from workshop_participants where workshop_id = $1',
		[workshopId]
	);
	if (Number(seats?.[0]) >= most) return err({ code: 'full' });
	const came = address === null ? null : await joinFrom(session, workshopId, address);
	if (came?.allowed === false) return err({ code: 'too-many-from-address', seconds: came.seconds });
	const number = Number(seats?.[1]);
	await session.query(
		`insert into workshop_participants (workshop_id, id, token_hash, name, organisation, persons)
		values ($1, $2, $3, $4, $5, $6)`,
		[workshopId, number, hashToken(token), name, organisation, persons]
	);
	return ok(number);
}

/**
 * Changes how a participant is called, as for a name that offends; screens are told.
 * @returns false for a participant that does not exist
 */
export async function renameParticipant(
	db: Database,
	workshopId: number,
	participant: number,
	given: PersonWords
): Promise<Result<boolean, JoinRefusal>> {
	const words = readPersonWords(given);
	if (!words.ok) return words;
	const renamed = await db.query(
		`update workshop_participants set name = $3, organisation = $4
		where workshop_id = $1 and id = $2 and token_hash is not null returning id`,
		[workshopId, participant, words.value.name, words.value.organisation]
	);
	if (renamed.length === 0) return ok(false);
	const live = await liveRoom(db, workshopId);
	await live.submit({ kind: 'program' }, [{ key: null, command: { type: 'rename', participant } }]);
	return ok(true);
}
