import { isPredicate, type Condition } from '$lib/domain/segmentation';
import type { ItemTally, MemberItem, Proposal, ValueItem } from '$lib/domain/workshop';
import {
	formatCount,
	formatInteger,
	formatNumber,
	formatShare,
	french,
	predicateText,
	type Looks
} from '$lib/words';
import type { SharedGrant, SharedPoints } from './effect-points';

/** What a value does to the criteria: « Grands groupes : ESMS de l’organisme ≥ 50 → 30 ». */
export function valueText(
	{ segment, role }: Pick<ValueItem, 'segment' | 'role'>,
	node: Condition,
	before: number,
	after: number,
	looks: Looks
): string {
	const { short } = looks(segment);
	const asked = isPredicate(node) ? predicateText(node) : '';
	const to = formatNumber(after);
	switch (role) {
		case 'threshold':
			return french(`${short} : ${asked} → ${to}`);
		case 'score':
			return french(`${short} : points demandés ${formatNumber(before)} → ${to}`);
		case 'weight':
			return french(
				`${short} : poids de « ${asked || 'ce groupe de conditions'} » ${formatNumber(before)} → ${to}`
			);
		default:
			return role satisfies never;
	}
}

/** What a criterion adds: « MIE physique : ajout de « Champ : PA » ». */
export const criterionText = (
	{ segment }: Pick<Proposal, 'segment'>,
	node: Condition,
	looks: Looks
): string => french(`${looks(segment).short} : ajout de « ${isPredicate(node) ? predicateText(node) : ''} »`);

/** What moves: « Résidence L’Ancolie : Grands groupes → MIE physique ». */
export const memberText = ({ name, outcome }: MemberItem, to: string, looks: Looks): string =>
	french(`${name} : ${looks(outcome).short} → ${looks(to).short}`);

/** How many answers agree that a structure or an organisation belongs to a segment: « 12 d’accord sur 15 ». */
export function agreementText(item: MemberItem, to: string, tally: ItemTally | undefined): string {
	if (tally?.kind !== 'members')
		return `${formatCount(tally?.answers ?? 0, 'réponse')}, trop peu pour être détaillées`;
	const agreed = to === item.outcome ? tally.stay : (tally.moves[to] ?? 0);
	return `${formatInteger(agreed)} d’accord sur ${formatInteger(tally.answers)}`;
}

/** Why a segment is decided, as the register of overrides keeps it. No person is named. */
export function overrideReason(workshop: string, group: string, agreement: string, said: string): string {
	return french(`Atelier « ${workshop} », ${group} : ${agreement}.${said === '' ? '' : ` ${said}`}`);
}

/** What a share of points does to the grant of a segment, without euros: the room may not be told of any. */
export function pointsText(
	{ item, shares }: SharedPoints,
	{ before, rule, money, placed }: SharedGrant,
	looks: Looks
): string {
	const unit = item.unit === 'thousand-euros' ? ' k€' : '';
	const parts = item.objects
		.filter(({ id }) => (shares[id] ?? 0) > 0)
		.map(({ id, label }) => `${label} ${formatInteger(shares[id] ?? 0)}${unit}`);
	const left = money - placed;
	return french(
		`${looks(item.segment).short} : ${parts.join(', ')} (sur ${formatInteger(item.total)}${unit || ' points'}) ; ` +
			`part couverte ${formatShare(before.coverRate, 1)} → ${formatShare(rule.coverRate, 1)}` +
			(left > 0
				? ` ; ${formatShare(left, money)} de la somme n’est pas employée : ces postes coûtent moins que leur part`
				: '')
	);
}

/** Where a rule of the sub-group's scenario comes from. */
export const pointsSource = (workshop: string, group: string, { item }: SharedPoints): string =>
	french(
		item.unit === 'points'
			? `Atelier « ${workshop} », ${group} : la salle a partagé ${formatInteger(item.total)} points`
			: `Atelier « ${workshop} », ${group} : la salle a partagé ${formatInteger(item.total)} k€`
	);
