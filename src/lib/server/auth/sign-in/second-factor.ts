import { err, ok, type Result } from '$lib/domain/shared';
import type { Database } from '../../db';
import { note } from '../../journal';
import { checkCode } from '../authenticator';
import { useRecoveryCode } from '../recovery';
import { attempt, attemptSucceeded } from '../throttle';
import type { SignInRefusal } from './password-sign-in';

/** A second factor that is typed. */
export type TypedFactor = 'app' | 'recovery-code';

/** Checks a code after the password: that of the application, or a recovery code, which is used up. */
export async function checkSecondFactor(
	db: Database,
	account: number,
	kind: TypedFactor,
	code: string
): Promise<Result<TypedFactor, SignInRefusal>> {
	const key = `factor:${account}`;
	const turn = await attempt(db, key);
	if (!turn.allowed) return err({ code: 'wait', seconds: turn.seconds });
	const right =
		kind === 'app' ? await checkCode(db, account, code) : await useRecoveryCode(db, account, code);
	const subject = `account ${account}`;
	if (!right) {
		await note(db, 'program', { action: 'sign-in-refused', subject, after: { factor: kind } });
		return err({ code: 'wrong' });
	}
	await attemptSucceeded(db, key);
	if (kind === 'recovery-code') await note(db, 'program', { action: 'recovery-used', subject });
	return ok(kind);
}

/** The French sentence, with what to do next. */
export function secondFactorRefusalMessage(refusal: SignInRefusal, kind: TypedFactor): string {
	if (refusal.code === 'wait')
		return `Trop d’essais pour le moment. Réessayez dans ${Math.ceil(refusal.seconds / 60)}\u00a0min.`;
	return kind === 'app'
		? 'Ce code ne convient pas, ou il a déjà servi. Attendez le suivant dans votre application, et vérifiez l’heure de votre téléphone.'
		: 'Ce code de secours ne convient pas, ou il a déjà servi. Essayez le suivant de votre liste.';
}
