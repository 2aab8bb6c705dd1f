import { apportion } from '../shared';
import { PROGRESS, type Poll, type PollItem } from './poll';

/** From 0 to 1, 1 excluded; the same for one seed. */
type Chance = () => number;

/** Ideas that fictional participants propose: said to be fictional wherever they are read, by how each ends. */
const IDEAS = [
	'La part des professionnels mobiles (idée fictive)',
	'La présence d’un responsable informatique (idée fictive)',
	'Le nombre de logiciels à raccorder (idée fictive)',
	'La couverture du réseau mobile (idée fictive)'
] as const;

/** An idea for somebody to propose, by turns. */
export const fictionalIdea = (turn: number): string => IDEAS[turn % IDEAS.length] ?? IDEAS[0];

/** How many different ideas there are. */
export const FICTIONAL_IDEAS = IDEAS.length;

const pick = <T>(chance: Chance, choices: readonly (readonly [T, number])[], last: T): T => {
	let left = chance();
	for (const [choice, share] of choices) {
		if (left < share) return choice;
		left -= share;
	}
	return last;
};

/**
 * A plausible answer to an item, for a rehearsal: most agree, some do not, values stand under the one in force more
 * often than over it, so that applying what the room says moves something, points go where few
 * put them all. It says what a person could, and nothing about anybody.
 * @param segments ids that a membership may move to
 * @returns null where this one says nothing
 */
export function fictionalAnswer(
	poll: Poll,
	item: PollItem,
	segments: readonly string[],
	chance: Chance
): unknown {
	switch (poll.kind) {
		case 'statements':
			return {
				stance: pick(
					chance,
					[
						['agree', 0.6],
						['nuanced', 0.25]
					],
					'no'
				)
			};
		case 'members':
			return 'outcome' in item ? memberAnswer(item.outcome, segments, chance) : null;
		case 'values':
			return 'low' in item ? { value: valueAround(item, chance) } : null;
		case 'ideas':
			return { support: chance() < 0.55 };
		case 'points':
			return 'objects' in item ? pointsAnswer(item, chance) : null;
		case 'readiness':
			return {
				progress: PROGRESS[Math.floor(chance() * chance() * PROGRESS.length * 1.9) % PROGRESS.length]
			};
		case 'satisfaction':
			if (!('scale' in item)) return null;
			if (item.scale === 'words')
				return chance() < 0.3 ? { words: 'Réponse fictive d’une répétition' } : null;
			return { note: 5 - Math.floor(chance() * chance() * 5) };
		default:
			return poll satisfies never;
	}
}

function memberAnswer(outcome: string, segments: readonly string[], chance: Chance): unknown {
	const place = pick(
		chance,
		[
			['stay', 0.62],
			['move', 0.24]
		],
		'unknown'
	);
	if (place !== 'move') return { place };
	const others = segments.filter((id) => id !== outcome);
	const to = others[Math.floor(chance() * others.length)];
	return to === undefined ? { place: 'unknown' } : { place, to };
}

interface Scale {
	readonly low: number;
	readonly high: number;
	readonly step: number;
	readonly current: number;
}

/** How far under the value in force fictional people lean, as a share of it. */
const LEAN = 0.4;

/** A value on the steps of its item: it leans under the one in force, or over it where nothing stands under. */
function valueAround({ low, high, step, current }: Scale, chance: Chance): number {
	const lean = current - low > step ? -LEAN : LEAN;
	const around = Math.max(-1, Math.min(1, (chance() + chance() + chance()) / 1.5 - 1 + lean));
	const far = around < 0 ? current - low : Math.min(high - current, 2 * (current - low) || high - current);
	const steps = Math.round((current + around * far - low) / step);
	return Math.min(low + Math.max(0, steps) * step, low + Math.floor((high - low) / step) * step);
}

function pointsAnswer(
	{ objects, total }: { readonly objects: readonly { readonly id: string }[]; readonly total: number },
	chance: Chance
): unknown {
	if (objects.length === 0) return null;
	const shares = apportion(
		total,
		objects.map((_, i) => (chance() < 0.2 ? 0 : chance() / (1 + i / 2)))
	);
	return { points: Object.fromEntries(objects.map(({ id }, i) => [id, shares[i] ?? 0])) };
}
