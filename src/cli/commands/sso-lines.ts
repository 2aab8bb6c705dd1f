import type { SsoAnswer } from '$lib/domain/sso';
import { formatInteger } from '$lib/words';

const ANSWERS = { mandatory: 'soumis', 'not-mandatory': 'non soumis', undetermined: 'indéterminé' } as const;

/** An answer to the rule on single sign-on, for programs. JSON has no infinity: an unbounded high is null. */
export const ssoDocument = ({ bearer, solution, low, high, verdict }: SsoAnswer) => ({
	organisation: bearer,
	solution,
	low,
	high: Number.isFinite(high) ? high : null,
	answer: verdict
});

/** An answer for people: « DUI Alpha : 3 800 à 5 700 utilisateurs, indéterminé ». */
export function ssoLine({ solution, low, high, verdict }: SsoAnswer): string {
	const users = !Number.isFinite(high)
		? `${formatInteger(low)} utilisateurs ou plus`
		: low === high
			? `${formatInteger(low)} utilisateurs`
			: `${formatInteger(low)} à ${formatInteger(high)} utilisateurs`;
	return `${solution || 'solution non précisée'}\u00a0: ${users}, ${ANSWERS[verdict]}`;
}
