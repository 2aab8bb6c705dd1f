/** Why a sign-in through a provider did not end with a session. */
export const PROVIDER_REFUSALS = [
	/** The exchange was not begun in this browser, took too long, or was ended before. */
	'expired',
	/** The provider says that the person gave up, or that it could not recognise them. */
	'declined',
	/** It cannot be reached, or does not answer as it should. */
	'unavailable',
	/** Its answer does not bear the proofs asked for. */
	'untrusted',
	/** Nobody invited this identity. */
	'not-invited',
	/** The account of this identity was closed. */
	'closed',
	/** The link of the invitation was used, or has expired. */
	'invitation-over',
	/** This identity opens another account already. */
	'identity-taken'
] as const;
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

/** What happened, and what to do next. */
export interface RefusalText {
	readonly title: string;
	readonly advice: string;
}

/** The French sentences for a refusal. @param label name of the provider */
export function providerRefusalText(refusal: ProviderRefusal, label: string): RefusalText {
	switch (refusal) {
		case 'expired':
			return {
				title: 'Cette connexion a expiré',
				advice:
					'Elle a été commencée dans un autre navigateur, il y a plus de dix minutes, ou elle est déjà terminée. Recommencez.'
			};
		case 'declined':
			return {
				title: `${label} n’a pas confirmé votre identité`,
				advice: 'La demande a été annulée ou refusée. Recommencez, ou connectez-vous autrement.'
			};
		case 'unavailable':
			return {
				title: `${label} ne répond pas`,
				advice:
					'Réessayez dans quelques minutes. En attendant, vous pouvez vous connecter avec un mot de passe si votre compte en a un.'
			};
		case 'untrusted':
			return {
				title: `La réponse de ${label} n’a pas pu être vérifiée`,
				advice:
					'Par prudence, rien n’a été ouvert. Recommencez\u202f; si cela se reproduit, transmettez la référence à un administrateur.'
			};
		case 'not-invited':
			return {
				title: 'Aucun compte n’est rattaché à cette identité',
				advice: `Un compte s’ouvre sur invitation. Si vous avez reçu une invitation, ouvrez son lien et choisissez «\u00a0Continuer avec ${label}\u00a0»\u00a0; sinon, demandez-en une à un administrateur de votre agence. Une adresse électronique identique ne suffit pas.`
			};
		case 'closed':
			return {
				title: 'Ce compte n’est plus actif',
				advice: 'Demandez à un administrateur de votre agence de le rouvrir.'
			};
		case 'invitation-over':
			return {
				title: 'Cette invitation ne peut plus servir',
				advice: 'Son lien a déjà servi ou a expiré. Demandez-en un nouveau à la personne qui vous a invité.'
			};
		case 'identity-taken':
			return {
				title: 'Cette identité ouvre déjà un autre compte',
				advice: `Connectez-vous avec ${label} depuis la page de connexion, ou demandez à un administrateur lequel de vos comptes garder.`
			};
	}
}
