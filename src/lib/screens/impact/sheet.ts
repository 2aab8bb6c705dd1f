import type { Segment } from '$lib/domain/segmentation';
import {
	formatCount,
	formatInteger,
	formatList,
	french,
	outcomeLooks,
	SSO_LABELS,
	type OutcomeLook
} from '$lib/words';
import type { Impact, ImpactFlow, ImpactMover, SsoChange } from './impact';

/** An impact as a page shows it: plain data, the names of the first movers only. */
export interface ImpactSheet {
	/** The finding, a sentence without its last point. */
	readonly title: string;
	/** Structures of the scope on either side. */
	readonly total: number;
	/** Structures that change, whatever is shown of them. */
	readonly moved: number;
	readonly outcomes: readonly { readonly id: string; readonly look: OutcomeLook }[];
	readonly flows: Impact['flows'];
	/** The flow that is looked at alone. */
	readonly flow: ImpactFlow | null;
	/** Structures of that flow, or all that change. */
	readonly shown: number;
	readonly movers: readonly ImpactMover[];
	readonly sso: {
		/** What happens to the answers, a sentence. */
		readonly text: string;
		readonly changes: readonly (SsoChange & { readonly fromText: string; readonly toText: string })[];
		/** Changes that are not listed. */
		readonly more: number;
	};
}

const answerText = (answer: string): string =>
	answer === 'absent' ? 'Absent des données' : (SSO_LABELS[answer] ?? answer);

/** Movers of a flow, or all of them, described. */
export const moversOf = ({ movers }: Impact, flow: ImpactFlow | null): Impact['movers'] =>
	flow ? movers.filter(({ from, to }) => from === flow.from && to === flow.to) : movers;

/**
 * An impact ready to be shown.
 * @param segments of both sides
 * @param most movers, and organisations, listed
 */
export function impactSheet(
	impact: Impact,
	segments: readonly (readonly Segment[])[],
	{ flow, most }: { readonly flow: ImpactFlow | null; readonly most: number }
): ImpactSheet {
	const lookOf = outcomeLooks(...segments);
	const shown = moversOf(impact, flow);
	return {
		title: impactFinding(impact),
		total: impact.flows.reduce((sum, { count }) => sum + count, 0),
		moved: impact.movers.length,
		outcomes: impact.outcomes.map((id) => ({ id, look: lookOf(id) })),
		flows: impact.flows,
		flow,
		shown: shown.length,
		movers: shown.slice(0, most).map(impact.describe),
		sso: {
			text: ssoText(impact),
			changes: impact.sso
				.slice(0, most)
				.map((change) => ({ ...change, fromText: answerText(change.from), toText: answerText(change.to) })),
			more: Math.max(0, impact.sso.length - most)
		}
	};
}

const agree = (count: number, one: string, many: string): string =>
	`${formatInteger(count)} ${count < 2 ? one : many}`;

/** All that moves, in one sentence: « 37 structures changent de segment, 2 organismes entrent dans l’obligation SSO ». */
export function impactFinding({ flows, movers, sso }: Impact): string {
	const come = movers.filter(({ from }) => from === 'absent').length;
	const gone = movers.filter(({ to }) => to === 'absent').length;
	const moved = movers.length - come - gone;
	const bound = sso.filter(({ to }) => to === 'mandatory').length;
	const freed = sso.filter(({ from }) => from === 'mandatory').length;
	const total = flows.reduce((sum, { count }) => sum + count, 0);
	if (movers.length === 0 && bound === 0 && freed === 0)
		return french(`Rien ne bouge : ${formatCount(total, 'structure')}, mêmes segments`);
	const parts = [
		moved === 0
			? 'Aucune structure ne change de segment'
			: `${formatCount(moved, 'structure')} ${moved < 2 ? 'change' : 'changent'} de segment`,
		...(come > 0 ? [agree(come, 'arrive', 'arrivent')] : []),
		...(gone > 0 ? [agree(gone, 'n’est plus dans les données', 'ne sont plus dans les données')] : []),
		...(bound > 0
			? [agree(bound, 'organisme entre dans l’obligation SSO', 'organismes entrent dans l’obligation SSO')]
			: []),
		...(freed > 0 ? [agree(freed, 'organisme en sort', 'organismes en sortent')] : [])
	];
	return parts.join(', ');
}

function ssoText({ sso, sameData, boundMovers }: Impact): string {
	const among =
		boundMovers === 0
			? ''
			: ` ${agree(boundMovers, 'structure qui change relève d’un organisme soumis', 'structures qui changent relèvent d’organismes soumis')}.`;
	if (sameData)
		return `L’obligation SSO dépend du nombre d’utilisateurs, pas des critères : aucun organisme ne change de réponse.${among}`;
	if (sso.length === 0) return `Aucun organisme ne change de réponse sur le SSO.${among}`;
	const present = sso.filter(({ from, to }) => from !== 'absent' && to !== 'absent').length;
	const others = sso.length - present;
	const parts = [
		...(present > 0 ? [agree(present, 'organisme change de réponse', 'organismes changent de réponse')] : []),
		...(others > 0
			? [agree(others, 'organisme arrive ou disparaît', 'organismes arrivent ou disparaissent')]
			: [])
	];
	return `${formatList(parts)}.${among}`;
}
