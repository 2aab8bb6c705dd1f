import * as v from 'valibot';

const TEXT = v.pipe(v.string(), v.maxLength(20_000));
const CREDENTIAL = {
	id: TEXT,
	rawId: TEXT,
	type: v.literal('public-key'),
	clientExtensionResults: v.object({})
};

/** The answer of a browser that made a passkey. */
export const MADE = v.object({
	...CREDENTIAL,
	response: v.object({
		clientDataJSON: TEXT,
		attestationObject: TEXT,
		transports: v.optional(v.pipe(v.array(TEXT), v.maxLength(10)), [])
	})
});

/** The answer of a browser that used a passkey. */
export const USED = v.object({
	...CREDENTIAL,
	response: v.object({
		clientDataJSON: TEXT,
		authenticatorData: TEXT,
		signature: TEXT,
		userHandle: v.optional(TEXT)
	})
});

/** Passkeys know host names only. */
export const NO_PARTY =
	'Les clés d’accès demandent un nom\u00a0: ouvrez Cible 2028 par http://localhost ou par le nom de son site, pas par une adresse chiffrée.';
