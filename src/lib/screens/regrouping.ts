import type {
	EffectAnswer,
	OrganisationSight,
	RegroupingEffect,
	RegroupingMove
} from '$lib/domain/regrouping';
import { capital, formatCount, formatList, NBSP, SSO_LABELS, THIN } from '$lib/words';

/** Structures that change segment, the first ones named. */
export interface MoveLine {
	/** Ids of outcomes. */
	readonly from: string;
	readonly to: string;
	readonly count: number;
	readonly first: RegroupingMove['structures'];
}

/** An effect in plain data: names are cut to the first ones of each move. */
export interface EffectSight extends Omit<RegroupingEffect, 'moves'> {
	readonly kind: 'told';
	/** One sentence. */
	readonly finding: string;
	readonly moves: readonly MoveLine[];
}

export type EffectShown = EffectSight | { readonly kind: 'elsewhere' } | { readonly kind: 'nothing' };

const NAMED = 6;

/** What a page shows of an effect. */
export function effectShown(answer: EffectAnswer): EffectShown {
	if (answer.kind !== 'told') return answer;
	const { effect } = answer;
	return {
		...effect,
		kind: 'told',
		finding: effectFinding(effect),
		moves: effect.moves.map(({ from, to, structures }) => ({
			from,
			to,
			count: structures.length,
			first: structures.slice(0, NAMED)
		}))
	};
}

/** How many structures change segment. */
export const movedCount = ({ moves }: Pick<RegroupingEffect, 'moves'>): number =>
	moves.reduce((sum, { structures }) => sum + structures.length, 0);

/** The effect in one sentence: « 6 structures changent de segment ; la réponse SSO change pour 2 organismes. » */
export function effectFinding(effect: RegroupingEffect): string {
	const moved = movedCount(effect);
	const { otherCertainty, lostOverrides } = effect;
	const answers = new Set(effect.ssoMoves.map(({ from }) => from.id)).size;
	const parts = [
		...(moved > 0 ? [`${formatCount(moved, 'structure change', 'structures changent')} de segment`] : []),
		...(answers > 0 ? [`la réponse SSO change pour ${formatCount(answers, 'organisme')}`] : []),
		...(otherCertainty > 0
			? [
					formatCount(
						otherCertainty,
						'structure garde son segment avec une autre certitude',
						'structures gardent leur segment avec une autre certitude'
					)
				]
			: []),
		...(lostOverrides.length > 0
			? [
					`${formatCount(lostOverrides.length, 'dérogation ne s’applique', 'dérogations ne s’appliquent')} plus`
				]
			: [])
	];
	if (parts.length === 0) return 'Aucun segment ni aucune réponse SSO ne change.';
	return `${capital(parts.join(`${THIN}; `))}.`;
}

/** The effect in a few words, for a list. */
export function effectBrief(answer: EffectAnswer): string {
	if (answer.kind === 'elsewhere') return 'hors de votre territoire en partie';
	if (answer.kind === 'nothing') return 'déjà fait';
	const { effect } = answer;
	const moved = movedCount(effect);
	const parts = [
		...(moved > 0 ? [`${formatCount(moved, 'change', 'changent')} de segment`] : []),
		...(effect.ssoMoves.length > 0
			? [`SSO${NBSP}: ${formatList([...new Set(effect.ssoMoves.map(({ to }) => ssoText(to)))])}`]
			: []),
		...(effect.otherCertainty > 0
			? [formatCount(effect.otherCertainty, 'autre certitude', 'autres certitudes')]
			: []),
		...(effect.lostOverrides.length > 0 ? ['dérogation perdue'] : [])
	];
	return parts.length === 0 ? 'ne change rien' : parts.join(' · ');
}

/** The answer on single sign-on of an organisation, in a sentence. */
export const ssoText = ({ sso }: OrganisationSight): string => (SSO_LABELS[sso] ?? sso).toLowerCase();
