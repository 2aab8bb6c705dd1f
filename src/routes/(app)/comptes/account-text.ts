import { formatInstant } from '$lib/words';
import type { PageData } from './$types';

type Account = PageData['accounts'][number];

export const STATE_LABELS: Readonly<Record<Account['state'], string>> = {
	active: 'Actif',
	invited: 'Invité',
	deactivated: 'Désactivé',
	erased: 'Effacé'
};

const FACTORS = { passkey: 'clé d’accès', app: 'application' } as const;

/** How an account proves itself: « mot de passe et clé d’accès ». */
export function meansText({ hasPassword, factors, identities, state }: Account): string {
	if (state === 'erased') return '–';
	const means = [
		...(hasPassword ? ['mot de passe'] : []),
		...factors.map((factor) => FACTORS[factor]),
		...(identities > 0 ? ['fournisseur d’identité'] : [])
	];
	return means.length === 0 ? 'aucun encore' : means.join(' + ');
}

/** Its second factor: yes, of which kind, or no. */
export function secondFactorText({ factors, identities, state }: Account): string {
	if (state === 'erased') return '–';
	if (factors.length > 0) return factors.map((factor) => FACTORS[factor]).join(', ');
	return identities > 0 ? 'par le fournisseur' : 'aucun';
}

/** When somebody last came, in words. */
export const lastSignInText = ({ lastSignInAt }: Account): string =>
	lastSignInAt === null ? 'jamais' : formatInstant(lastSignInAt);

/** What there is to know of the state beside its label; `''` when nothing is. */
export function stateDetail({ state, linkUntil, deactivatedAt }: Account): string {
	if (state === 'invited')
		return linkUntil === null ? 'lien expiré' : `lien valable jusqu’au ${formatInstant(linkUntil)}`;
	if (state === 'deactivated' && deactivatedAt !== null) return `depuis le ${formatInstant(deactivatedAt)}`;
	return '';
}
