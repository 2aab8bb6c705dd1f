import {
	startAuthentication,
	startRegistration,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser';
import * as v from 'valibot';
import { send, type Sent } from '../around/send';

// What the server sends of WebAuthn goes to the browser as it is: it is the browser that checks it.
const TO_USE = v.custom<PublicKeyCredentialRequestOptionsJSON>(isRecord);
const TO_ADD = v.custom<PublicKeyCredentialCreationOptionsJSON>(isRecord);
const DONE = v.object({ location: v.string() });
const ADDED = v.object({ codes: v.array(v.string()) });

function isRecord(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

const CANCELLED =
	'Aucune clé d’accès n’a été utilisée. Recommencez, ou prenez un autre moyen de vous connecter.';
const NOT_MADE =
	'Aucune clé d’accès n’a été créée. Recommencez, ou prenez une application d’authentification.';

/** Whether this browser knows passkeys. */
export const knowsPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function';

async function asked<T>(ask: () => Promise<T>, message: string): Promise<Sent<T>> {
	try {
		return { ok: true, value: await ask() };
	} catch {
		// Refused, timed out or already there: browsers do not say which, so that sites learn nothing.
		return { ok: false, message };
	}
}

/** Signs in by a passkey. @returns where to go */
export async function signInByPasskey(next: string): Promise<Sent<{ readonly location: string }>> {
	const options = await send('POST', '/connexion/cle/demande', {}, TO_USE);
	if (!options.ok) return options;
	const answer = await asked(() => startAuthentication({ optionsJSON: options.value }), CANCELLED);
	if (!answer.ok) return answer;
	return send('POST', '/connexion/cle/reponse', { next, response: answer.value }, DONE);
}

/** Makes a passkey on this device. @returns recovery codes, when they are the first ones */
export async function makePasskey(name: string): Promise<Sent<{ readonly codes: readonly string[] }>> {
	const options = await send('POST', '/compte/cle/demande', {}, TO_ADD);
	if (!options.ok) return options;
	const answer = await asked(() => startRegistration({ optionsJSON: options.value }), NOT_MADE);
	if (!answer.ok) return answer;
	return send('POST', '/compte/cle/reponse', { name, response: answer.value }, ADDED);
}
