import { scopeKey } from '$lib/domain/access';
import { engineVersion } from '../exports';
import { widerEnvelopes } from '../scenarios';
import type { DossierGround } from './ground';

/** What a dossier says of its ground, as `dossierInputs` of the screens takes it. */
export function sourceOf({ seen, scope, criteria, rules, overrides, open, lastAmount }: DossierGround) {
	const { id, asOf, fictional, partlyFictional } = seen.version;
	return {
		engine: engineVersion,
		dataset: { id, hash: seen.hash, asOf, fictional, partlyFictional },
		scope,
		criteria: { number: criteria.number, hash: criteria.hash },
		rulesHash: rules.hash,
		overrides,
		chain: open.chain.map(({ scenario: link }) => ({
			id: link.id,
			name: link.name,
			description: link.description,
			revision: link.revision
		})),
		whole: scopeKey(open.scenario.scope) === scopeKey(scope),
		lastAmount,
		widerEnvelopes: widerEnvelopes(open),
		settings: open.settings,
		amounts: open.amounts
	};
}
