import { cleanWords } from '$lib/domain/workshop';
import { err, ok, type Result } from '$lib/domain/shared';
import { hashToken } from '../auth/tokens';
import type { Session } from '../db';
import type { RoomHead } from './rooms';

/** Longest name and organisation, in characters. */
export const LONGEST_PERSON_NAME = 60;

/** How somebody wants to be called: both may be empty. */
export interface PersonWords {
	readonly name: string;
	readonly organisation: string;
}

/** Names as they are kept: cleaned. @returns refused when one is too long */
export function readPersonWords(given: PersonWords): Result<PersonWords, { readonly code: 'bad-words' }> {
	const name = cleanWords(given.name, LONGEST_PERSON_NAME);
	const organisation = cleanWords(given.organisation, LONGEST_PERSON_NAME);
	return name === null || organisation === null ? err({ code: 'bad-words' }) : ok({ name, organisation });
}

/** The participant of this room who holds a token; null for nobody, for one of another room, and once erased. */
export async function participantOf(db: Session, room: RoomHead, token: string): Promise<number | null> {
	const [row] = await db.query(
		'select id from workshop_participants where token_hash = $1 and workshop_id = $2',
		[hashToken(token), room.id]
	);
	return row ? Number(row[0]) : null;
}
