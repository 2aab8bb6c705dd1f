import { field } from '$lib/domain/fields';
import type { Criteria, NodeRef, Predicate } from '$lib/domain/segmentation';
import type { FragileCount, Step } from '$lib/domain/sensitivity';
import { formatCount, formatInteger, formatNumber, french, inOutcome, outcomeLooks } from '$lib/words';

/** « 50 ESMS ». */
export function thresholdValue({ field: id }: Pick<Predicate, 'field'>, value: number): string {
	const { unit } = field(id);
	return `${formatNumber(value)}${unit === undefined ? '' : `\u00a0${unit}`}`;
}

/** Whether a field counts things: its thresholds are whole numbers. Full-time equivalents have decimals. */
export const countsThings = ({ field: id }: Pick<Predicate, 'field'>): boolean => field(id).unit !== 'ETP';

/** « 1 structure est », « 74 structures sont ». */
const structuresAre = (count: number): string =>
	`${formatCount(count, 'structure')} ${count < 2 ? 'est' : 'sont'}`;

/** What a threshold gives, in one sentence: « À 50 ESMS, 74 structures sont dans les grands groupes ». */
export function thresholdFinding(
	criteria: Pick<Criteria, 'segments'>,
	at: NodeRef,
	predicate: Predicate,
	threshold: number,
	sizes: ArrayLike<number>
): string {
	const place = criteria.segments.findIndex(({ id }) => id === at.segment);
	const look = outcomeLooks(criteria.segments)(at.segment);
	const where = inOutcome(at.segment, look);
	return french(`À ${thresholdValue(predicate, threshold)}, ${structuresAre(sizes[place] ?? 0)} ${where}`);
}

/** What stands close to a threshold: « 12 structures à ± 5 % du seuil (de 47,5 à 52,5), dont 8 changeraient de segment ». */
export function fragileFinding({ share, from, to, near, wouldMove }: FragileCount): string {
	const where = `à ±\u00a0${formatNumber(share * 100)}\u00a0% du seuil (de ${formatNumber(from)} à ${formatNumber(to)})`;
	if (near === 0 && wouldMove === 0) return `Aucune structure ${where}`;
	const what = `${formatCount(near, 'structure')} ${where}`;
	if (wouldMove === 0) return `${what}, aucune ne changerait de segment`;
	const beyond = wouldMove > near ? ' ; avec celles dont le nombre est incertain, ' : ', dont ';
	const verb = wouldMove < 2 ? 'changerait' : 'changeraient';
	return french(`${what}${beyond}${formatInteger(wouldMove)} ${verb} de segment`);
}

/** A threshold where many structures change at once. */
export interface Cliff {
	/** The value that the threshold crosses there. */
	readonly at: number;
	readonly moved: number;
	/** « Juste au-dessus de 19 ». */
	readonly where: string;
}

/** Cliffs that are worth a mark: the highest ones, but not those that no one would notice beside them. */
export function cliffMarks(
	predicate: Predicate,
	steps: readonly Step[],
	highest: readonly Step[]
): readonly Cliff[] {
	const most = highest[0]?.moved ?? 0;
	const above = predicate.op === 'gte' || predicate.op === 'lt';
	return highest
		.filter(({ moved }) => moved > 1 && moved * 4 >= most)
		.map((step) => {
			const at = above ? (steps[steps.indexOf(step) - 1]?.at ?? step.at) : step.at;
			const where = `${above ? 'Juste au-dessus de' : 'À partir de'} ${formatNumber(at)}`;
			return { at, moved: step.moved, where };
		});
}

/** The curve in one sentence. */
export function curveFinding(predicate: Predicate, marks: readonly Cliff[]): string {
	const [first] = marks;
	const { label, unit } = field(predicate.field);
	if (!first) return french(`Déplacer le seuil de « ${label} » change peu de structures à la fois`);
	return `${first.where}${unit === undefined ? '' : ` ${unit}`}, ${formatCount(first.moved, 'structure')} ${first.moved < 2 ? 'change' : 'changent'} d’un coup`;
}
