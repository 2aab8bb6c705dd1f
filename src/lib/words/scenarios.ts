import type { MoneyCut } from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import { french } from './format';
import { formatEurosShort } from './money';

/** What a scenario was last decided with, when it is no longer what is in force; `''` when it is. */
export function scenarioGroundText({
	version,
	criteria,
	dataChanged,
	criteriaChanged
}: {
	readonly version: number | null;
	readonly criteria: number;
	readonly dataChanged: boolean;
	readonly criteriaChanged: boolean;
}): string {
	if (!dataChanged && !criteriaChanged) return '';
	const data = version === null ? 'avant tout import' : `version ${version} des données`;
	const then = [
		...(dataChanged ? [data] : []),
		...(criteriaChanged ? [`version ${criteria} des critères`] : [])
	];
	const what =
		dataChanged && criteriaChanged
			? 'd’autres données et d’autres critères'
			: dataChanged
				? 'd’autres données'
				: 'd’autres critères';
	return french(`Calculé avec ${what} (${then.join(', ')}) : à revoir.`);
}

/** A change of an amount: « +1,2 M€ », « −85 k€ », « inchangé ». */
export const formatChange = (cents: Cents): string =>
	cents === 0 ? 'inchangé' : `${cents > 0 ? '+' : ''}${formatEurosShort(cents)}`;

/** What changes from a scenario to another, in one sentence, in short amounts. */
export function comparisonFinding(
	base: { readonly name: string; readonly cut: MoneyCut },
	other: { readonly name: string; readonly cut: MoneyCut }
): string {
	const change = (of: 'cost' | 'granted' | 'own'): Cents => (other.cut[of] ?? 0) - (base.cut[of] ?? 0);
	const [cost, granted, own] = [change('cost'), change('granted'), change('own')];
	if (cost === 0 && granted === 0 && own === 0)
		return french(`« ${other.name} » donne les mêmes montants que « ${base.name} »`);
	const first =
		cost === 0
			? `« ${other.name} » coûte autant que « ${base.name} »`
			: `« ${other.name} » coûte ${formatEurosShort(Math.abs(cost))} de ${cost > 0 ? 'plus' : 'moins'} que « ${base.name} »`;
	const rest =
		own === 0
			? 'le reste à charge ne change pas'
			: `le reste à charge ${own > 0 ? 'augmente' : 'baisse'} de ${formatEurosShort(Math.abs(own))}`;
	return french(`${first} ; ${rest}`);
}

const STAGES = {
	asked: 'Montant demandé',
	decided: 'Montant décidé',
	'past-aid': 'Aide déjà reçue'
} as const;

/** What an amount that somebody records is. */
export const amountStageLabel = (stage: keyof typeof STAGES): string => STAGES[stage];
