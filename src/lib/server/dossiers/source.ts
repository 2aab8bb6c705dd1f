import { engineVersion } from '../exports';
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
		lastAmount,
		settings: open.settings,
		amounts: open.amounts
	};
}
