import { emailKey } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database } from '../../db';
import { note } from '../../journal';
import { argon2, queue, type PasswordHasher } from '../passwords';
import { MAY_SIGN_IN } from '../sessions';
import { attempt, attemptSucceeded, unknownIdentifiers } from '../throttle';
import { hashToken } from '../tokens';

/** Somebody who types an e-mail and a password. */
export interface PasswordAttempt {
	readonly identifier: string;
	readonly password: string;
	/** The cookie of a browser that somebody signed in from before; null without one. */
	readonly deviceToken: string | null;
	/** Where the request comes from. */
	readonly address: string;
}

export type SignInRefusal =
	/** The same for a wrong password, an e-mail that nobody has, and an account that may not sign in. */
	| { readonly code: 'wrong' }
	/** The same for known and unknown e-mails. */
	| { readonly code: 'wait'; readonly seconds: number };

/** Compared with when there is nothing to compare with, so that it takes as long. */
const dummies = new WeakMap<PasswordHasher, Promise<string>>();
function dummyOf(hasher: PasswordHasher): Promise<string> {
	const known = dummies.get(hasher) ?? hasher.hash(crypto.randomUUID());
	dummies.set(hasher, known);
	return known;
}

const FIND = `select a.id, p.hash, ${MAY_SIGN_IN}, exists (
		select 1 from known_devices d where d.id = $2 and d.account_id = a.id and d.expires_at > now())
	from accounts a left join passwords p on p.account_id = a.id where a.email_key = $1`;

/** Few at once, so that the statements of a whole room do not stand in front of those of other requests. */
const inTurn = queue(4);

/**
 * Checks an e-mail and a password. Attempts are counted by what was typed, apart for a browser that the account knows: who
 * guesses elsewhere slows down only those who guess elsewhere. A known and an unknown e-mail take the same steps.
 * @returns the account whose password it is
 */
export const signInByPassword = (
	db: Database,
	given: PasswordAttempt,
	hasher: PasswordHasher = argon2
): Promise<Result<number, SignInRefusal>> => inTurn(() => check(db, given, hasher));

async function check(
	db: Database,
	{ identifier, password, deviceToken, address }: PasswordAttempt,
	hasher: PasswordHasher
): Promise<Result<number, SignInRefusal>> {
	const typed = emailKey(identifier);
	const device = hashToken(deviceToken ?? '');
	const from = hashToken(address);
	const [row] = await db.query(FIND, [typed, device]);
	const [id, hashed, maySignIn, knowsDevice] = row ?? [];
	const known = deviceToken !== null && knowsDevice === true;
	const key = known ? `device:${device}` : `e-mail:${hashToken(typed)}`;

	const flood = known ? 0 : await unknownIdentifiers.delay(db, from);
	if (flood > 0) return err({ code: 'wait', seconds: flood });
	const turn = await attempt(db, key);
	if (!turn.allowed) return err({ code: 'wait', seconds: turn.seconds });

	const exists = typeof hashed === 'string' && maySignIn === true;
	const right = await hasher.verify(exists ? hashed : await dummyOf(hasher), password);
	if (exists && right) {
		await attemptSucceeded(db, key);
		return ok(Number(id));
	}
	// A known e-mail is counted too, where nobody looks: both take as long.
	await unknownIdentifiers.count(db, row === undefined ? from : `known ${hashToken(typed)}`);
	await note(db, 'program', {
		action: 'sign-in-refused',
		subject: row === undefined ? 'account unknown' : `account ${Number(id)}`
	});
	return err({ code: 'wrong' });
}

const UNITS = [
	{ seconds: 60, word: 'minute' },
	{ seconds: 1, word: 'seconde' }
];

/** A delay in words, rounded up: « 2 minutes ». */
function delay(seconds: number): string {
	const unit = UNITS.find((one) => seconds >= one.seconds) ?? { seconds: 1, word: 'seconde' };
	const count = Math.ceil(seconds / unit.seconds);
	return `${count}\u00a0${unit.word}${count < 2 ? '' : 's'}`;
}

/** The French sentence, with what to do next. */
export function signInRefusalMessage(refusal: SignInRefusal): string {
	switch (refusal.code) {
		case 'wrong':
			return 'L’adresse ou le mot de passe ne convient pas. Vérifiez-les\u202f; si vous avez oublié le mot de passe, demandez un nouveau lien à un administrateur.';
		case 'wait':
			return `Trop d’essais pour le moment. Réessayez dans ${delay(refusal.seconds)}, ou connectez-vous depuis un poste que vous utilisez d’habitude ou avec une clé d’accès.`;
	}
}
