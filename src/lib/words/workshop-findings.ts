import {
	nearestStep,
	type Effect,
	type ItemTally,
	type Poll,
	type PollItem,
	type PollTally,
	type PointsItem,
	type ValueItem,
	type ValuePoll
} from '$lib/domain/workshop';
import {
	capital,
	formatCount,
	formatInteger,
	formatList,
	formatNumber,
	formatShare,
	NBSP,
	THIN
} from './format';
import { formatEurosShort } from './money';
import type { Looks } from './outcome-looks';

type Of<K extends ItemTally['kind']> = Extract<ItemTally, { readonly kind: K }>;

/** What an item of a poll is called, in French: its sentence, its name, its question. */
export function itemName(item: PollItem, looks: Looks): string {
	if ('objects' in item) return looks(item.segment).label;
	if ('label' in item) return item.label;
	if ('name' in item) return item.name;
	return 'proposal' in item && item.proposal !== null && item.text === ''
		? item.proposal.sentence
		: item.text;
}

/**
 * What the room says of one item, as a title: the finding, not the measure. French, without a final full stop.
 * @param smallest under this number of answers nothing is broken down
 */
export function itemFinding(item: PollItem, tally: ItemTally, looks: Looks, smallest: number): string {
	switch (tally.kind) {
		case 'few':
			return fewFinding(tally.answers, smallest);
		case 'stances':
			return stanceFinding(tally);
		case 'members':
			return memberFinding(item, tally, looks);
		case 'values':
			return 'low' in item ? valueFinding(item, tally) : '';
		case 'support':
			return `${supporters(tally.support)} sur ${formatInteger(tally.answers)}`;
		case 'points':
			return 'objects' in item ? pointsFinding(item, tally) : '';
		case 'progress':
			return progressFinding(tally);
		case 'notes':
			return `Note médiane${NBSP}: ${formatNumber(tally.median)} sur 5, ${formatCount(tally.answers, 'réponse')}`;
		case 'words':
			return formatCount(tally.answers, 'réponse');
		default:
			return tally satisfies never;
	}
}

/** Why a result is not shown in detail. */
export const fewFinding = (answers: number, smallest: number): string =>
	answers === 0
		? 'Aucune réponse'
		: `${formatCount(answers, 'réponse')}${NBSP}: trop peu pour être détaillé (il en faut ${formatInteger(smallest)})`;

const supporters = (count: number): string => formatCount(count, 'soutien');

function stanceFinding({ answers, counts }: Of<'stances'>): string {
	const { agree, nuanced, no } = counts;
	if (agree === answers) return answers === 1 ? 'D’accord' : `Les ${formatInteger(answers)} sont d’accord`;
	if (no * 2 > answers) return `${formatInteger(no)} sur ${formatInteger(answers)} ne sont pas d’accord`;
	if (agree * 2 > answers) return `${formatInteger(agree)} sur ${formatInteger(answers)} d’accord`;
	if (nuanced * 2 > answers) return `${formatInteger(nuanced)} sur ${formatInteger(answers)} nuancent`;
	return `La salle est partagée${NBSP}: ${formatInteger(agree)} d’accord, ${nuancing(nuanced)}, ${formatInteger(no)} non`;
}

const nuancing = (count: number): string =>
	count < 2 ? `${formatInteger(count)} nuance` : `${formatInteger(count)} nuancent`;

/** Where the room puts a subject: the segment that most name, when more than half of those who take a side do. */
export function memberPlace(outcome: string, tally: Of<'members'>): string | null {
	const sides = [[outcome, tally.stay] as const, ...Object.entries(tally.moves)];
	const voiced = sides.reduce((sum, [, count]) => sum + count, 0);
	return sides.find(([, count]) => count * 2 > voiced)?.[0] ?? null;
}

function memberFinding(item: PollItem, tally: Of<'members'>, looks: Looks): string {
	if (!('outcome' in item)) return '';
	const all = formatInteger(tally.answers);
	const place = memberPlace(item.outcome, tally);
	if (place === item.outcome)
		return `${formatInteger(tally.stay)} sur ${all} gardent en «${NBSP}${looks(place).short}${NBSP}»`;
	if (place !== null)
		return `${formatInteger(tally.moves[place] ?? 0)} sur ${all} déplacent vers «${NBSP}${looks(place).short}${NBSP}»`;
	return tally.unknown === tally.answers ? 'Personne ne sait dire' : 'La salle est partagée';
}

const withUnit = (value: number, unit: string): string =>
	unit === '' ? formatNumber(value) : `${formatNumber(value)}${NBSP}${unit}`;

function valueFinding({ current, unit, ...item }: ValueItem, tally: Of<'values'>): string {
	const { median, lowerQuartile, upperQuartile } = tally;
	// Between two answers, the middle one is nobody's.
	const isSaid = nearestStep(item, median) === median;
	const middle = `${isSaid ? 'La salle dit' : 'La médiane de la salle est'} ${withUnit(median, unit)}`;
	const half =
		lowerQuartile === upperQuartile
			? 'au moins la moitié le dit'
			: `la moitié entre ${formatNumber(lowerQuartile)} et ${formatNumber(upperQuartile)}`;
	const today = median === current ? 'comme aujourd’hui' : `${formatNumber(current)} aujourd’hui`;
	return `${middle} (${half}), ${today}`;
}

const itemShort = (item: PollItem, looks: Looks): string =>
	'segment' in item ? looks(item.segment).short : itemName(item, looks);

/** What has the greatest share, equals together; '' where nothing was shared. */
function firstObjects(item: PollItem, tally: ItemTally): string {
	if (!('objects' in item) || tally.kind !== 'points') return '';
	const most = Math.max(0, ...item.objects.map(({ id }) => tally.shares[id] ?? 0));
	const first = most > 0 ? item.objects.filter(({ id }) => tally.shares[id] === most) : [];
	return formatList(first.map(({ label }) => label));
}

function pointsFinding(item: PointsItem, tally: Of<'points'>): string {
	const { total, unit } = item;
	const first = firstObjects(item, tally);
	if (first === '') return 'Rien n’a été réparti';
	const most = Math.max(...Object.values(tally.shares));
	const amount =
		unit === 'points'
			? `${formatCount(most, 'point')} sur ${formatInteger(total)}`
			: formatShare(most, total);
	const isShared = Object.values(tally.shares).filter((share) => share === most).length > 1;
	return `${first} ${isShared ? 'à égalité' : 'd’abord'}${NBSP}: ${amount}`;
}

function progressFinding({ answers, counts }: Of<'progress'>): string {
	const { done, started } = counts;
	return done * 2 > answers
		? `${formatInteger(done)} sur ${formatInteger(answers)} l’ont fait`
		: `${formatInteger(done + started)} sur ${formatInteger(answers)} l’ont fait ou ont commencé`;
}

/** How far answers are from one another, from 0 to 1; null where it is not said. Values are compared by their middle half. */
export function disagreementIn(item: PollItem, tally: ItemTally): number | null {
	switch (tally.kind) {
		case 'stances':
		case 'members':
			return tally.disagreement;
		case 'values':
			return 'low' in item && item.high > item.low
				? (tally.upperQuartile - tally.lowerQuartile) / (item.high - item.low)
				: null;
		case 'points': {
			if (!('objects' in item) || item.total === 0) return null;
			const wide = Object.values(tally.spread).map(({ low, high }) => high - low);
			return Math.min(1, Math.max(0, ...wide) / item.total);
		}
		default:
			return null;
	}
}

/** An item of a poll with its result. */
export interface RankedItem {
	readonly item: PollItem;
	readonly tally: ItemTally;
	readonly disagreement: number | null;
}

/**
 * Items with their results, those that the room disagrees about first; those of which nothing is said last; equals in their
 * order. Ideas come by support.
 */
export function rankedItems({ items }: Poll, tally: PollTally): readonly RankedItem[] {
	return (items as readonly PollItem[])
		.flatMap((item): RankedItem[] => {
			const each = tally[item.id];
			return each ? [{ item, tally: each, disagreement: disagreementIn(item, each) }] : [];
		})
		.sort((a, b) => rankOf(b) - rankOf(a));
}

/** Values of a poll with their results as `rankedItems` orders them; in their order, without results, before it is revealed. */
export function rankedValues(
	poll: ValuePoll,
	tally: PollTally | null
): readonly { readonly item: ValueItem; readonly tally: ItemTally | null }[] {
	if (!tally) return poll.items.map((item) => ({ item, tally: null }));
	return rankedItems(poll, tally).flatMap((row) => ('low' in row.item ? [{ ...row, item: row.item }] : []));
}

const rankOf = ({ tally, disagreement }: RankedItem): number =>
	tally.kind === 'support' ? tally.support : (disagreement ?? -1);

/**
 * What the room says of a whole poll, as the title of its result. French, without a final full stop.
 * @param smallest under this number of answers nothing is broken down
 */
export function pollFinding(poll: Poll, tally: PollTally, looks: Looks, smallest: number): string {
	const ranked = rankedItems(poll, tally);
	const told = ranked.filter(({ tally: each }) => each.kind !== 'few');
	const [first] = told;
	if (!first && ranked.length > 0) return 'Trop peu de réponses pour les détailler';
	if (!first) return poll.kind === 'ideas' ? 'Aucune idée proposée' : 'Rien n’a été demandé';
	if (ranked.length === 1) return itemFinding(first.item, first.tally, looks, smallest);
	switch (poll.kind) {
		case 'statements': {
			const agreed = told.filter(
				({ tally: each }) => each.kind === 'stances' && each.counts.agree * 2 > each.answers
			);
			return `Majorité d’accord sur ${formatCount(agreed.length, 'phrase')} sur ${formatInteger(told.length)}`;
		}
		case 'members': {
			const moved = told.filter(({ item, tally: each }) => {
				if (each.kind !== 'members' || !('outcome' in item)) return false;
				const place = memberPlace(item.outcome, each);
				return place !== null && place !== item.outcome;
			}).length;
			const split = told.filter(
				({ item, tally: each }) =>
					each.kind === 'members' && 'outcome' in item && memberPlace(item.outcome, each) === null
			).length;
			return `${moved === 0 ? 'Aucun changement' : formatCount(moved, 'changement')} de segment sur ${formatInteger(told.length)}${split === 0 ? '' : `, ${formatCount(split, 'cas partagé', 'cas partagés')}`}`;
		}
		case 'values': {
			const changed = told.filter(
				({ item, tally: each }) => each.kind === 'values' && 'current' in item && each.median !== item.current
			).length;
			return `La salle changerait ${formatCount(changed, 'valeur')} sur ${formatInteger(told.length)}`;
		}
		case 'ideas':
			return `L’idée la plus soutenue${NBSP}: «${NBSP}${itemName(first.item, looks)}${NBSP}»`;
		case 'points':
			return told
				.map(({ item, tally: each }) => `${itemShort(item, looks)}${NBSP}: ${firstObjects(item, each)}`)
				.join(`${THIN}; `);
		case 'readiness': {
			const begun = told.filter(
				({ tally: each }) =>
					each.kind === 'progress' && (each.counts.done + each.counts.started) * 2 > each.answers
			).length;
			return `${formatCount(begun, 'chantier')} sur ${formatInteger(told.length)} ${begun < 2 ? 'commencé ou fait' : 'commencés ou faits'} chez plus de la moitié`;
		}
		case 'satisfaction': {
			const notes = told.find(({ tally: each }) => each.kind === 'notes');
			return notes
				? itemFinding(notes.item, notes.tally, looks, smallest)
				: formatCount(told.length, 'réponse');
		}
		default:
			return poll satisfies never;
	}
}

/** How much nearer a second round brought the room, in French; '' where it cannot be said. */
export function convergenceText(convergence: number | null): string {
	if (convergence === null) return '';
	if (convergence === 1) return 'La salle est maintenant d’accord';
	if (convergence > 0.05) return `La salle s’est rapprochée de ${formatShare(convergence, 1)}`;
	return convergence < -0.05 ? 'La salle s’est éloignée' : 'La salle n’a pas bougé';
}

/**
 * What applying something did, in one sentence: « 42 structures changent de segment, +1,2 M€ »; where nobody moves, euros first:
 * « Aides −234 k€, même coût, aucune structure ne change de segment ». Without a final full stop.
 */
export function effectSentence({
	moved,
	money,
	aid,
	keepsMoney
}: Pick<Effect, 'moved' | 'money' | 'aid' | 'keepsMoney'>): string {
	const moves =
		moved === 0
			? 'aucune structure ne change de segment'
			: `${formatCount(moved, 'structure')} ${moved === 1 ? 'change' : 'changent'} de segment`;
	const cost = money && costChange(money, moved);
	const helped = aid && aid.after !== aid.before && `aides ${formatEurosChange(aid.after - aid.before)}`;
	const kept = keepsMoney && 'coût vu des seuls animateurs';
	const isUnchanged = money?.after === money?.before;
	const parts =
		moved > 0 ? [moves, cost, helped, kept] : isUnchanged ? [helped, cost, moves] : [cost, helped, moves];
	const said = parts.filter((each) => typeof each === 'string');
	// Where nothing changes at all, that nobody moves comes first.
	const ordered = moved === 0 && isUnchanged && !helped ? said.toReversed() : said;
	return capital(ordered.join(', '));
}

const costChange = (
	{ before, after }: { readonly before: number; readonly after: number },
	moved: number
): string =>
	after === before ? 'même coût' : `${moved > 0 ? '' : 'coût '}${formatEurosChange(after - before)}`;

/** What was applied and by whom, each named once: a segment often has the name of its sub-group. */
export const appliedText = (group: string, { what }: Pick<Effect, 'what'>): string =>
	group === '' || what.startsWith(`${group}${NBSP}:`) ? what : `${group}${NBSP}: ${what}`;

/** An amount more or less: `+1,2 M€`, `−85 k€`. */
export const formatEurosChange = (cents: number): string =>
	cents > 0 ? `+${formatEurosShort(cents)}` : formatEurosShort(cents);

/** What an application did to the obligation of an SSO, in French; '' when nothing changed. */
export function ssoSentence({ sso }: Pick<Effect, 'sso'>): string {
	const { before, after, undeterminedBefore, undeterminedAfter } = sso;
	const sure =
		before === after
			? ''
			: `Organismes soumis au SSO${NBSP}: ${formatInteger(before)} → ${formatInteger(after)}`;
	const open =
		undeterminedBefore === undeterminedAfter
			? ''
			: `${sure === '' ? 'SSO i' : 'i'}ndéterminé${NBSP}: ${formatInteger(undeterminedBefore)} → ${formatInteger(undeterminedAfter)}`;
	return [sure, open].filter((each) => each !== '').join(', ');
}
