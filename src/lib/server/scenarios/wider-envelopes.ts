import { covers } from '$lib/domain/access';
import { readFunder, settingKey, valueReader } from '$lib/domain/funding';
import type { OpenScenario } from './scenario';

/** An envelope that a scenario inherits from one that is about more territories than it. */
export interface WiderEnvelope {
	/** Id of the funder. */
	readonly funder: string;
	/** Name of the scenario that says it. */
	readonly scenario: string;
}

/** Envelopes that were made for more territories than those of the scenario, and that it counts whole. */
export function widerEnvelopes({
	scenario,
	chain
}: Pick<OpenScenario, 'scenario' | 'chain'>): readonly WiderEnvelope[] {
	const last = new Map<string, WiderEnvelope | null>();
	for (const link of chain)
		for (const [key, value] of link.settings) {
			const parsed = settingKey(key);
			const [funder] = parsed?.parts ?? [];
			if (parsed?.kind !== 'funder' || funder === undefined) continue;
			const isKnown = readFunder(valueReader(key, []), funder, value)?.envelopes.some(
				({ ae, cp }) => ae !== null || cp !== null
			);
			const isWider = !covers(scenario.scope, link.scenario.scope);
			last.set(funder, isKnown === true && isWider ? { funder, scenario: link.scenario.name } : null);
		}
	return [...last.values()].filter((one) => one !== null);
}
