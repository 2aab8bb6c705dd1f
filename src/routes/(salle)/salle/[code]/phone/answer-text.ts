import type { Answer, PollItem } from '$lib/domain/workshop';
import { formatInteger, formatNumber, NBSP, PROGRESS_LABELS, STANCE_LABELS, type Looks } from '$lib/words';

/** An answer in a few words of French, for a list. */
export function answerText(item: PollItem, answer: Answer | null, looks: Looks): string {
	if (answer === null) return '';
	if ('stance' in answer) return STANCE_LABELS[answer.stance];
	if ('progress' in answer) return PROGRESS_LABELS[answer.progress];
	if ('place' in answer) {
		if (answer.place === 'unknown') return 'Je ne sais pas';
		const outcome = answer.place === 'move' ? (answer.to ?? '') : 'outcome' in item ? item.outcome : '';
		return looks(outcome).short;
	}
	if ('value' in answer) {
		const unit = 'low' in item ? item.unit : '';
		return unit === '' ? formatNumber(answer.value) : `${formatNumber(answer.value)}${NBSP}${unit}`;
	}
	if ('support' in answer) return answer.support ? 'Soutenue' : '';
	if ('note' in answer) return `${answer.note} sur 5`;
	if ('words' in answer) return answer.words;
	return 'objects' in item ? pointsText(item, answer.points) : '';
}

function pointsText(
	{ objects }: Extract<PollItem, { readonly objects: unknown }>,
	points: Readonly<Record<string, number>>
): string {
	const given = objects.flatMap(({ id, label }) => {
		const share = points[id] ?? 0;
		return share === 0 ? [] : [`${label}${NBSP}: ${formatInteger(share)}`];
	});
	return given.length === 0 ? 'Rien de réparti' : given.join(', ');
}
