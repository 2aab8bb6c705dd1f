import { randomBytes, randomInt } from 'node:crypto';
import { ROOM_CODE_LENGTH, ROOM_CODE_SIGNS } from '$lib/domain/workshop';

/** A code that people type, drawn evenly: 31⁸ of them, some 40 bits. */
export const newRoomCode = (): string =>
	Array.from({ length: ROOM_CODE_LENGTH }, () => ROOM_CODE_SIGNS[randomInt(ROOM_CODE_SIGNS.length)]).join('');

/** What a QR code holds: 128 bits, in base64url. */
export const newJoinToken = (): string => randomBytes(16).toString('base64url');

const JOIN_TOKEN = /^[\w-]{22}$/;

/** Whether a text may be what a QR code holds. */
export const isJoinToken = (text: string): boolean => JOIN_TOKEN.test(text);
