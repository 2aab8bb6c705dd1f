/** Signs of the codes of rooms: none looks like another one, neither on a projector nor in handwriting. */
export const ROOM_CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Signs in a code. */
export const ROOM_CODE_LENGTH = 8;

const CODE = new RegExp(`^[${ROOM_CODE_SIGNS}]{${ROOM_CODE_LENGTH}}$`);

/** The code in what somebody typed: case, spaces and dashes do not matter; null when it is none. */
export function readRoomCode(typed: string): string | null {
	if (typed.length > 40) return null;
	const code = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
	return CODE.test(code) ? code : null;
}

/** A code as people read it: `K7MP-3XQD`. */
export const shownRoomCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
