import { readRoomCode, cleanWords } from '$lib/domain/workshop';
import { err, ok, type Result } from '$lib/domain/shared';
import { hashToken, newToken } from '../auth/tokens';
import type { Database, Session } from '../db';
import { note } from '../journal';
import { newRoomCode } from './codes';
import { accountBehind, addFacilitator, mayRun } from './facilitators';
import { LONGEST_PERSON_NAME } from './people';
import type { RoomHead } from './rooms';

/** How long a code that pairs a device works. */
export const PAIRING_MINUTES = 10;

/** Why a device is not paired. */
export type PairingRefusal =
	/** No such code, one of another workshop, one that was used, or that is too old: nobody learns which. */
	| { readonly code: 'unknown-code' }
	| { readonly code: 'bad-words' }
	/** A paired device pairs no other one. */
	| { readonly code: 'not-allowed' };

/** The French sentence for a refused pairing. */
export function pairingRefusalMessage(refusal: PairingRefusal): string {
	switch (refusal.code) {
		case 'unknown-code':
			return `Ce code ne relie aucun appareil\u00a0: il a servi, il a plus de ${PAIRING_MINUTES}\u00a0minutes, ou il a été mal recopié. Demandez-en un autre au pupitre.`;
		case 'bad-words':
			return `Donnez à cet appareil un nom de ${LONGEST_PERSON_NAME} caractères au plus.`;
		case 'not-allowed':
			return 'Seul un compte d’animateur relie un appareil\u00a0: faites-le depuis l’ordinateur où il est connecté.';
		default:
			return refusal satisfies never;
	}
}

/** Makes a code that pairs one device with the console of a workshop, once. @param facilitator who makes it: an account */
export function makePairing(
	db: Database,
	room: RoomHead,
	facilitator: number
): Promise<Result<{ readonly code: string; readonly expiresAt: number }, PairingRefusal>> {
	return db.transaction(async (session) => {
		const maker = await accountBehind(session, room.id, facilitator);
		if (maker === null || maker.paired || !mayRun(maker.viewer, room)) return err({ code: 'not-allowed' });
		const code = newRoomCode();
		const [row] = await session.query(
			`insert into workshop_pairings (workshop_id, code_hash, made_by, expires_at)
			values ($1, $2, $3, now() + $4 * interval '1 minute')
			returning (extract(epoch from expires_at) * 1000)::bigint`,
			[room.id, hashToken(code), facilitator, PAIRING_MINUTES]
		);
		return ok({ code, expiresAt: Number(row?.[0]) });
	});
}

/** Pairs a device with the console of a workshop. @returns the token for its cookie, told only once */
export function usePairing(
	db: Database,
	room: RoomHead,
	given: { readonly code: string; readonly name: string }
): Promise<Result<{ readonly facilitator: number; readonly token: string }, PairingRefusal>> {
	const code = readRoomCode(given.code);
	const name = cleanWords(given.name, LONGEST_PERSON_NAME);
	if (name === null || name === '') return Promise.resolve(err({ code: 'bad-words' }));
	if (code === null) return Promise.resolve(err({ code: 'unknown-code' }));
	return db.transaction(async (session) => {
		await session.query('select id from workshops where id = $1 for update', [room.id]);
		const [used] = await session.query(
			`update workshop_pairings set used_at = now()
			where code_hash = $1 and workshop_id = $2 and used_at is null and expires_at > now() returning made_by`,
			[hashToken(code), room.id]
		);
		const maker = used ? await accountBehind(session, room.id, Number(used[0])) : null;
		if (maker === null || !mayRun(maker.viewer, room)) return err({ code: 'unknown-code' });
		const token = newToken();
		const { account } = maker.viewer;
		const facilitator = await addFacilitator(session, room.id, { account, paired: true, name, token });
		await note(session, maker.viewer, {
			action: 'workshop-device-paired',
			subject: `workshop ${room.id}`,
			after: { facilitator }
		});
		return ok({ facilitator, token });
	});
}

/** A device paired with a console. */
export interface PairedDevice {
	readonly facilitator: number;
	readonly name: string;
	/** ISO date and time. */
	readonly since: string;
}

/** Devices paired with a console that still open it, in the order in which they came. */
export async function pairedDevices(db: Session, workshopId: number): Promise<readonly PairedDevice[]> {
	const rows = await db.query(
		`select id, name, created_at from workshop_facilitators
		where workshop_id = $1 and paired and token_hash is not null order by id`,
		[workshopId]
	);
	return rows.map(([facilitator, name, since]) => ({
		facilitator: Number(facilitator),
		name: String(name),
		since: new Date(String(since)).toISOString()
	}));
}

/**
 * Takes a console back from a paired device.
 * @param by who does so
 * @returns false when it is no such device, or was revoked before
 */
export function revokeDevice(
	db: Database,
	room: RoomHead,
	facilitator: number,
	by: number
): Promise<boolean> {
	return db.transaction(async (session) => {
		const rows = await session.query(
			`update workshop_facilitators set token_hash = null
			where workshop_id = $1 and id = $2 and paired and token_hash is not null returning id`,
			[room.id, facilitator]
		);
		if (rows.length === 0) return false;
		const actor = (await accountBehind(session, room.id, by))?.viewer ?? 'program';
		await note(session, actor, {
			action: 'workshop-device-revoked',
			subject: `workshop ${room.id}`,
			after: { facilitator }
		});
		return true;
	});
}
