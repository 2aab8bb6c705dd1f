import type { AllocationCheck, AllocationFault, Allocation, OptimumConflict } from '$lib/domain/funding';
import { formatCount, formatInteger, formatList, formatNumber, french, NBSP } from './format';
import { formatEuros } from './money';

/** How to call what an allocation names by a code. */
export interface AllocationNames {
	readonly funder: (id: string) => string;
	readonly department: (code: string) => string;
	readonly organisation: (id: string) => string;
}

const percent = (share: number): string =>
	`${(share * 100).toLocaleString('fr-FR', { maximumFractionDigits: 2 })}${NBSP}%`;

const persons = (count: number): string => `${formatNumber(count)} professionnels`;

/** « AE 2027, ARS (FIR) ». */
const envelope = (
	{ funder, year, of }: { readonly funder: string; readonly year: number; readonly of: 'ae' | 'cp' },
	names: AllocationNames
): string => `${of.toUpperCase()} ${year}, ${names.funder(funder)}`;

/** What the solver found, in one or two sentences. */
export function allocationSentence({
	objective,
	bound,
	gap,
	status,
	funded,
	timeLimitSeconds
}: Allocation): string {
	const found = `${formatCount(funded.length, 'structure financée', 'structures financées')}, ${formatInteger(objective)} professionnels protégés.`;
	if (status === 'optimal')
		return french(
			`${found} Aucune autre répartition n’en protège plus de ${formatInteger(Math.ceil(bound))} : écart de ${percent(gap)} au plus.`
		);
	const kept =
		status === 'kept' ? ' La répartition précédente est gardée : rien de mieux n’a été trouvé.' : '';
	return french(
		`${found}${kept} Le temps donné (${formatNumber(timeLimitSeconds)} s) n’a pas suffi à prouver que c’est le mieux : il est possible d’en protéger jusqu’à ${formatInteger(Math.ceil(bound))}, soit un écart de ${percent(gap)}. Relancez la recherche avec plus de temps pour le réduire.`
	);
}

/** Why nothing respects every constraint, then what would: each sentence is one thing that may be done. */
export function conflictSentences(conflict: OptimumConflict, names: AllocationNames): string[] {
	const { impossible, moreMoney, lessAsked } = conflict;
	const sentences = impossible.map((one) =>
		one.code === 'forced-not-a-candidate'
			? `La structure ${one.finess} est imposée mais ne peut pas être aidée (non éligible, déjà décidée, exclue ou hors du territoire) : retirez-la des structures imposées.`
			: `Le minimum demandé pour ${names.department(one.department)} (${persons(one.asked)}) dépasse ce que ses structures éligibles comptent (${formatNumber(one.possible)}) : abaissez-le.`
	);
	if (impossible.length === 0)
		sentences.push(
			'Aucune répartition ne respecte à la fois les enveloppes, les minimums et les structures imposées.'
		);
	if (moreMoney && moreMoney.length > 0)
		sentences.push(
			`Pour tout respecter, ajoutez au moins ${formatList(moreMoney.map((one) => `${formatEuros(one.cents)} en ${envelope(one, names)}`))}.`
		);
	const less = lessAsked
		? [
				...lessAsked.departments.map(
					({ department, asked, possible }) =>
						`ramenez le minimum de ${names.department(department)} de ${formatNumber(asked)} à ${formatNumber(floorTenth(possible))} professionnels`
				),
				...lessAsked.organisations.map((id) => `n’imposez plus ${names.organisation(id)}`)
			]
		: [];
	if (less.length > 0) sentences.push(`Ou, à enveloppes égales, ${formatList(less)}.`);
	return sentences.map(french);
}

/** A number that can be reached once it is written with one decimal. */
const floorTenth = (value: number): number => Math.floor(value * 10) / 10;

/** What is wrong with a stored allocation, as a sentence. */
export function allocationFaultSentence(fault: AllocationFault, names: AllocationNames): string {
	switch (fault.code) {
		case 'not-a-candidate':
			return french(
				`La structure ${fault.finess} est retenue mais ne peut pas être aidée par la répartition.`
			);
		case 'year-outside':
			return french(
				`La structure ${fault.finess} est engagée en ${fault.year}, hors des années d’engagement.`
			);
		case 'organisation-split':
			return french(
				`Les structures de ${names.organisation(fault.organisation)} ne sont pas toutes engagées la même année.`
			);
		case 'envelope-exceeded':
			return french(`Dépassement de ${formatEuros(fault.over)} en ${envelope(fault, names)}.`);
		case 'forced-missing':
			return french(`${names.organisation(fault.organisation)} est imposé et n’est pas retenu.`);
		case 'department-below':
			return french(
				`${names.department(fault.department)} : ${persons(fault.found)} protégés, ${formatNumber(fault.expected)} demandés.`
			);
		case 'objective-differs':
			return french(
				`L’objectif annoncé (${persons(fault.found)}) n’est pas celui qui est recalculé (${formatNumber(fault.expected)}).`
			);
		case 'bound-below-objective':
			return french(
				`La borne annoncée (${persons(fault.found)}) est plus basse que ce que la répartition atteint (${formatNumber(fault.expected)}).`
			);
		case 'gap-differs':
			return french(
				`L’écart annoncé (${percent(fault.found)}) n’est pas celui qui est recalculé (${percent(fault.expected)}).`
			);
		default:
			return fault satisfies never;
	}
}

/** What the check of a stored allocation found, in one sentence. */
export const checkSentence = ({ faults, objective, provedGap }: AllocationCheck): string =>
	french(
		faults.length === 0
			? `Répartition vérifiée : elle respecte toutes les contraintes et protège ${persons(objective)} ; l’écart prouvé sans refaire la recherche est de ${percent(provedGap)} au plus.`
			: `Répartition à revoir : ${faults.length === 1 ? 'une différence' : `${formatInteger(faults.length)} différences`} avec ce qui est recalculé.`
	);
