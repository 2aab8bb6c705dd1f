import {
	STANCES,
	PROGRESS,
	type Answer,
	type Poll,
	type PollItem,
	type PointsItem,
	type ValueItem
} from './poll';

/** Longest reason, idea, restitution line or note, in characters. */
export const LONGEST_WORDS = 280;

/** Gaps of French typography stay: before a colon, within a number. */
const KEPT_GAPS: readonly string[] = ['\u00a0', '\u202f'];

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
	typeof given === 'object' && given !== null && !Array.isArray(given);

/** A text without doubled spaces or invisible characters; null when it is none, or too long. */
export function cleanWords(given: unknown, longest = LONGEST_WORDS): string | null {
	if (typeof given !== 'string' || given.length > 4 * longest) return null;
	const clean = given
		.normalize('NFC')
		.replace(/[\p{C}\s]+/gu, (gap) => (KEPT_GAPS.includes(gap) ? gap : ' '))
		.trim();
	return clean.length <= longest ? clean : null;
}

/**
 * Reads an answer that somebody sent to an item: only what the item allows, and nothing beside.
 * @param given anything
 * @param segments ids that a membership may move to
 * @returns null when it is no answer to this item
 */
export function readAnswer(
	poll: Poll,
	item: PollItem,
	given: unknown,
	segments: readonly string[]
): Answer | null {
	if (!isRecord(given)) return null;
	switch (poll.kind) {
		case 'statements': {
			const stance = STANCES.find((each) => each === given['stance']);
			return stance ? { stance } : null;
		}
		case 'members':
			return readMember(given, segments);
		case 'values':
			return 'low' in item ? readValue(item, given['value']) : null;
		case 'ideas':
			return typeof given['support'] === 'boolean' ? { support: given['support'] } : null;
		case 'points':
			return 'objects' in item ? readPoints(item, given['points']) : null;
		case 'readiness': {
			const progress = PROGRESS.find((each) => each === given['progress']);
			return progress ? { progress } : null;
		}
		case 'satisfaction': {
			if ('scale' in item && item.scale === 'words') {
				const words = cleanWords(given['words']);
				return words === null ? null : { words };
			}
			const note = given['note'];
			return typeof note === 'number' && Number.isInteger(note) && note >= 1 && note <= 5 ? { note } : null;
		}
		default:
			return poll satisfies never;
	}
}

function readMember(given: Readonly<Record<string, unknown>>, segments: readonly string[]): Answer | null {
	const reason = given['reason'] === undefined ? '' : cleanWords(given['reason']);
	if (reason === null) return null;
	const why = reason === '' ? {} : { reason };
	const place = given['place'];
	if (place === 'stay' || place === 'unknown') return { place, ...why };
	const to = segments.find((id) => id === given['to']);
	return place === 'move' && to !== undefined ? { place, to, ...why } : null;
}

/** A value within the bounds and on the steps of its item: one absurd number is refused, not averaged. */
function readValue({ low, high, step }: ValueItem, value: unknown): Answer | null {
	if (typeof value !== 'number' || !Number.isFinite(value) || value < low || value > high) return null;
	return Number.isInteger((value - low) / step) || value === high ? { value } : null;
}

function readPoints({ objects, total }: PointsItem, given: unknown): Answer | null {
	if (!isRecord(given)) return null;
	const points: Record<string, number> = {};
	let left = total;
	for (const [id, value] of Object.entries(given)) {
		if (!objects.some((object) => object.id === id)) return null;
		if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > left) return null;
		left -= value;
		if (value > 0) points[id] = value;
	}
	return { points };
}
