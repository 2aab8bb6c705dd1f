import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import type { Session } from '../../db';
import { keepStep, takeStep } from '../steps';
import { listPasskeys, passkeyName } from './stored';
import type { RelyingParty } from './relying-party';

const NAME = 'Cible 2028';
const ADDING = 'passkey-adding';
const USING = 'passkey-using';

async function challengeOf(session: Session, step: string, kind: string): Promise<string | null> {
	const challenge = await takeStep(session, step, kind);
	return typeof challenge === 'string' ? challenge : null;
}

/** What a browser needs to make a passkey for an account. @param step id under which the challenge is kept */
export async function passkeyToAdd(
	session: Session,
	party: RelyingParty,
	{ account, name, step }: { readonly account: number; readonly name: string; readonly step: string }
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const known = await listPasskeys(session, account);
	const options = await generateRegistrationOptions({
		rpName: NAME,
		rpID: party.id,
		userName: name,
		userDisplayName: name,
		userID: new TextEncoder().encode(`account ${account}`),
		attestationType: 'none',
		excludeCredentials: known.map(({ id }) => ({ id })),
		// Found without an e-mail, and never without a finger, a face or a code.
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await keepStep(session, { id: step, kind: ADDING, payload: options.challenge, account });
	return options;
}

/** Adds the passkey that a browser made. @returns false when it is not for this site, or not the answer to what was asked */
export async function addPasskey(
	session: Session,
	party: RelyingParty,
	{
		account,
		step,
		response,
		name,
		device
	}: {
		readonly account: number;
		readonly step: string;
		readonly response: RegistrationResponseJSON;
		readonly name: string;
		readonly device: string;
	}
): Promise<boolean> {
	const expectedChallenge = await challengeOf(session, step, ADDING);
	if (expectedChallenge === null) return false;
	const verified = await verifyRegistrationResponse({
		response,
		expectedChallenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true
	}).catch(() => null);
	if (!verified?.verified) return false;
	const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
	const added = await session.query(
		`insert into passkeys (id, account_id, public_key, counter, transports, name)
		values ($1, $2, $3, $4, $5::text::jsonb, $6) on conflict do nothing returning 1`,
		[id, account, publicKey, counter, JSON.stringify(transports), passkeyName(name, device)]
	);
	return added.length === 1;
}

/**
 * What a browser needs to use a passkey.
 * @param account whose passkeys may answer; null to let the browser propose any that it has for this site
 */
export async function passkeyToUse(
	session: Session,
	party: RelyingParty,
	{ account, step }: { readonly account: number | null; readonly step: string }
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const allowed = account === null ? [] : await listPasskeys(session, account);
	const options = await generateAuthenticationOptions({
		rpID: party.id,
		userVerification: 'required',
		allowCredentials: allowed.map(({ id }) => ({ id }))
	});
	await keepStep(session, { id: step, kind: USING, payload: options.challenge, account });
	return options;
}

/** Checks the answer of a passkey. @returns the account whose it is; null when it proves nothing */
export async function usePasskey(
	session: Session,
	party: RelyingParty,
	{ step, response }: { readonly step: string; readonly response: AuthenticationResponseJSON }
): Promise<number | null> {
	const expectedChallenge = await challengeOf(session, step, USING);
	const [row] = await session.query('select account_id, public_key, counter from passkeys where id = $1', [
		response.id
	]);
	if (expectedChallenge === null || !row) return null;
	const [account, publicKey, counter] = row;
	if (!(publicKey instanceof Uint8Array)) throw new Error('The database did not give the bytes of a passkey');
	const verified = await verifyAuthenticationResponse({
		response,
		expectedChallenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		credential: { id: response.id, publicKey: publicKey.slice(), counter: Number(counter) },
		requireUserVerification: true
	}).catch(() => null);
	if (!verified?.verified) return null;
	await session.query('update passkeys set counter = $2, last_used_at = now() where id = $1', [
		response.id,
		verified.authenticationInfo.newCounter
	]);
	return Number(account);
}
