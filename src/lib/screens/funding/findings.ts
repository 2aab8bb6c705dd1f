import {
	capital,
	formatCount,
	formatEurosRange,
	formatEurosShort,
	formatInteger,
	formatList,
	formatShare,
	french,
	inOutcome,
	type Looks
} from '$lib/words';
import type { BurnUpSight } from './burn-up';
import { OBJECT_NAMES } from './funding-names';
import { deadlineYear, OPEN_SEGMENT, type FundingSight } from './funding-sight';

/** A month as `01/2027`. */
export const monthText = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

/** The last day of a month, as the field writes deadlines: `31/12/2028`. */
export function lastDay(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const day = new Date(Date.UTC(year, number, 0)).getUTCDate();
	return `${day}/${monthText(month)}`;
}

/** Where a segment stands in a sentence: « au MIE physique », « sans segment décidé ». */
export const inSegment = (id: string, looks: Looks): string =>
	id === OPEN_SEGMENT ? 'sans segment décidé' : inOutcome(id, looks(id));

/** Professionals at a glance: hundreds from a thousand on. */
export const aboutHeads = (count: number): string =>
	formatInteger(count >= 1000 ? Math.round(count / 100) * 100 : Math.round(count));

/** A segment, and its share of an amount. */
interface SegmentShare {
	readonly id: string;
	readonly share: number;
}

/** The segment that takes most of what all years of the plan cost; null where nothing is spent. */
function largestSegment({ segments, total }: FundingSight): SegmentShare | null {
	if (total.likely === 0) return null;
	const [first] = [...segments].sort((a, b) => b.cost.likely - a.cost.likely);
	return first ? { id: first.id, share: first.cost.likely / total.likely } : null;
}

/** All years of the plan in words: « De 2026 à 2030 ». */
export const planYears = ({ years }: FundingSight): string => `De ${years[0] ?? ''} à ${years.at(-1) ?? ''}`;

/** Title of the alluvial: who takes most of the money, and for what. */
export function flowFinding(sight: FundingSight, looks: Looks): string {
	const first = largestSegment(sight);
	const byObject = new Map<string, number>();
	for (const { object, cents } of sight.flows) byObject.set(object, (byObject.get(object) ?? 0) + cents);
	const [object] = [...byObject].sort(([, a], [, b]) => b - a);
	if (!first || !object) return 'Rien à payer dans ce plan';
	const share = formatShare(first.share * 100, 100);
	return french(
		`${planYears(sight)}, ${share} de la dépense va ${inSegment(first.id, looks)} ; premier objet : ${(OBJECT_NAMES[object[0]] ?? object[0]).toLowerCase()}, ${formatShare(object[1], sight.total.likely)}`
	);
}

/** Title of the chart by year. */
export function yearFinding(sight: FundingSight): string {
	const limit = deadlineYear(sight);
	const [top] = [...sight.byYear].sort((a, b) => b.cost.likely - a.cost.likely);
	if (!top || top.cost.likely === 0) return 'Aucune dépense dans les années du plan';
	const runs = sight.byYear.filter(({ year }) => year > limit);
	const mean = runs.reduce((sum, { cost }) => sum + cost.likely, 0) / Math.max(1, runs.length);
	const peak = `L’année la plus chère est ${top.year}, ${formatEurosShort(top.cost.likely)}`;
	return french(
		runs.length === 0
			? peak
			: `${peak} ; après ${limit}, il faut encore ${formatEurosShort(Math.round(mean))} par an`
	);
}

/** Title of the chart by item: how few make most of the cost. */
export function itemFinding(sight: FundingSight): string {
	const total = sight.total.likely;
	if (total === 0) return 'Aucun poste payant';
	let sum = 0;
	const first = sight.items.findIndex(({ cost }) => (sum += cost.likely) >= total / 2) + 1;
	const share = formatShare(sum, total);
	const names = sight.items.slice(0, first).map(({ label }) => label);
	if (names.length === 1) return french(`Un poste fait ${share} du coût : ${names[0] ?? ''}`);
	return first <= 3
		? french(`${capital(numberWord(first))} postes font ${share} du coût : ${formatList(names)}`)
		: french(
				`${capital(numberWord(first))} postes sur ${formatInteger(sight.items.length)} font ${share} du coût`
			);
}

const WORDS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const numberWord = (count: number): string => WORDS[count] ?? formatInteger(count);

/** Title of the ways to the target. */
export function burnUpFinding(sight: FundingSight, looks: Looks): string {
	const day = lastDay(sight.deadline);
	const late = sight.burnUps.filter(({ reached }) => !reached);
	if (sight.burnUps.length === 0) return 'Aucun segment décidé : rien à dérouler';
	if (late.length === 0)
		return french(
			sight.burnUps.some(({ paceSaid }) => paceSaid)
				? `Au rythme prévu, la cible est atteinte au ${day} dans tous les segments`
				: `Il faut équiper ${aboutHeads(sight.burnUps.reduce((sum, { pace }) => sum + pace, 0))} professionnels par mois pour tenir le ${day}`
		);
	const missing = late.reduce((sum, { toEquip, atDeadline }) => sum + toEquip - atDeadline, 0);
	return french(
		`Au rythme prévu, il manque ${aboutHeads(missing)} professionnels au ${day}, ${formatList(late.map(({ segment }) => inSegment(segment, looks)))}`
	);
}

/** What is said of one segment's way. */
export function wayVerdict(way: BurnUpSight): string {
	if (way.toEquip < 0.5) return 'Personne à équiper';
	const pace = `${formatInteger(Math.ceil(way.pace - 1e-9))} par mois`;
	if (!way.reached)
		return `Manqué : ${formatInteger(way.toEquip - way.atDeadline)} de moins, il faut ${pace}`;
	const when = way.reachedIn === null ? '' : ` en ${monthText(way.reachedIn)}`;
	return way.paceSaid ? `Atteint${when}, il suffit de ${pace}` : `Atteint${when} avec ${pace}`;
}

/** Title of the panel on what amounts rest on. */
export function restFinding(sight: FundingSight): string {
	if (sight.total.likely === 0) return 'Aucun montant à apprécier';
	return french(
		`${formatShare(sight.rests.any, sight.total.likely)} du montant repose sur au moins une supposition`
	);
}

/** Title of the financing plan. */
export function payerFinding(sight: FundingSight): string {
	const { payers, total } = sight;
	const own = payers.plan.ownTotal;
	if (!payers.hasRules && payers.granted === 0)
		return french(
			`Aucune aide dans ce scénario : les ${formatEurosShort(total.likely)} restent à charge des structures`
		);
	return french(
		`Les financeurs apportent ${formatEurosShort(payers.granted)}, ${formatShare(payers.granted, total.likely)} du coût ; le reste à charge est de ${formatEurosShort(own)}`
	);
}

/** Title of what has no cost. */
export function leftOutFinding(sight: FundingSight): string {
	const count = sight.leftOut.reduce((sum, { count: own }) => sum + own, 0);
	if (count === 0) return 'Toutes les structures du périmètre sont chiffrées';
	return french(
		`${formatInteger(count)} des ${formatCount(count + sight.structures, 'structure')} du périmètre ${count < 2 ? 'n’est pas chiffrée' : 'ne sont pas chiffrées'}`
	);
}

/** The finding of the whole page as one text, for titles and descriptions. */
export function fundingFinding(sight: FundingSight): string {
	return french(
		`Équiper ${aboutHeads(sight.toEquip)} professionnels d’ici fin ${deadlineYear(sight)} coûte ${formatEurosRange(sight.byDeadline)}`
	);
}
