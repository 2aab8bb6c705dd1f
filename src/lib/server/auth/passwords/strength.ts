import { err, ok, type Result } from '$lib/domain/shared';

/** Why a password is not accepted. */
export type PasswordRefusal =
	| { readonly code: 'too-short'; readonly length: number }
	| { readonly code: 'too-long' }
	/** Among those that are tried first; the reason in French, `''` without a particular one. */
	| { readonly code: 'easy'; readonly reason: string };

const SHORTEST_PASSWORD = 12;
/** Far beyond any sentence: what is longer is not a password but an attempt to keep the server busy. */
const LONGEST_PASSWORD = 1000;
/** Guesses that a password must resist, as a power of ten: 10 is the « safely unguessable » of zxcvbn. */
const RESISTS = 10;
/** What is beyond tells nothing more, and takes time. */
const LOOKED_AT = 128;

/** The dictionaries weigh some megabytes: they are read when a password is first chosen. */
async function makeJudge() {
	const [{ ZxcvbnFactory }, common, french] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common'),
		import('@zxcvbn-ts/language-fr')
	]);
	return new ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...french.dictionary },
		graphs: common.adjacencyGraphs,
		translations: french.translations,
		maxLength: LOOKED_AT
	});
}
let judge: ReturnType<typeof makeJudge> | undefined;

/**
 * Whether a password may be chosen: twelve characters at least, and not among those tried first. No kind of character is
 * asked for.
 * @param personal name and e-mail of whose it is: they make it easy
 */
export async function checkPassword(
	password: string,
	personal: readonly string[]
): Promise<Result<string, PasswordRefusal>> {
	const { length } = Array.from(password.normalize('NFC'));
	if (length < SHORTEST_PASSWORD) return err({ code: 'too-short', length });
	if (length > LONGEST_PASSWORD) return err({ code: 'too-long' });
	judge ??= makeJudge();
	const words = [
		'cible',
		'cible 2028',
		...personal,
		...personal.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
	];
	const { guessesLog10, feedback } = (await judge).check(
		password,
		words.filter((word) => word.length > 2)
	);
	return guessesLog10 < RESISTS ? err({ code: 'easy', reason: feedback.warning ?? '' }) : ok(password);
}

/** The French sentence, with what to do. */
export function passwordRefusalMessage(refusal: PasswordRefusal): string {
	switch (refusal.code) {
		case 'too-short':
			return `Ce mot de passe a ${refusal.length} caractère${refusal.length < 2 ? '' : 's'}\u00a0: il en faut au moins ${SHORTEST_PASSWORD}. Quatre mots sans rapport entre eux conviennent.`;
		case 'too-long':
			return `Ce mot de passe est trop long\u00a0: ${LONGEST_PASSWORD} caractères au plus.`;
		case 'easy': {
			const why =
				refusal.reason === '' ? 'Ce mot de passe est facile à deviner' : refusal.reason.replace(/\.$/, '');
			return `${why}. Prenez plutôt quatre mots sans rapport entre eux, ou un mot de passe fait par un gestionnaire.`;
		}
	}
}
