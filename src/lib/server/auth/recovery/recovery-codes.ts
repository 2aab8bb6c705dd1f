import { randomInt } from 'node:crypto';
import type { Session } from '../../db';
import { hashToken } from '../tokens';

const RECOVERY_CODES = 10;
/** Without those that are taken for another: 0 and O, 1, I and L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 3;
const GROUP_LENGTH = 4;

const newGroup = (): string =>
	Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
const newCode = (): string => Array.from({ length: GROUPS }, newGroup).join('-');

/** A code as it was given, however it was typed. */
const typed = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Gives an account ten new codes: the earlier ones work no more. @returns the codes, told only once */
export async function newRecoveryCodes(session: Session, account: number): Promise<readonly string[]> {
	const codes = Array.from({ length: RECOVERY_CODES }, newCode);
	await session.query('delete from recovery_codes where account_id = $1', [account]);
	await session.copyIn(
		'recovery_codes',
		['account_id', 'hash'],
		codes.map((code) => [account, hashToken(typed(code))])
	);
	return codes;
}

/** Uses a code up. @returns false when it is none of the account's, or was used */
export async function useRecoveryCode(session: Session, account: number, code: string): Promise<boolean> {
	const used = await session.query(
		'update recovery_codes set used_at = now() where account_id = $1 and hash = $2 and used_at is null returning 1',
		[account, hashToken(typed(code))]
	);
	return used.length === 1;
}
