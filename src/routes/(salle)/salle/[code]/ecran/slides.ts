import { roomPolls, type RoomPieces } from '$lib/domain/workshop';

/** What the projector can show, one at a time. */
export type Slide =
	| { readonly kind: 'join' }
	| { readonly kind: 'step'; readonly step: string }
	| { readonly kind: 'poll'; readonly poll: string }
	| { readonly kind: 'effect'; readonly seq: number }
	| { readonly kind: 'restitutions' }
	| { readonly kind: 'comparison' }
	| { readonly kind: 'thanks' };

/** As the address says it. */
export function slideId(slide: Slide): string {
	switch (slide.kind) {
		case 'join':
			return 'accueil';
		case 'step':
			return `etape-${slide.step}`;
		case 'poll':
			return `vote-${slide.poll}`;
		case 'effect':
			return `effet-${slide.seq}`;
		case 'restitutions':
			return 'pleniere';
		case 'comparison':
			return 'comparaison';
		case 'thanks':
			return 'merci';
		default:
			return slide satisfies never;
	}
}

/**
 * Everything that can be shown now, in the order of the workshop: a step, then its votes, each followed by what was made of its
 * result.
 */
export function slidesOf(pieces: RoomPieces): readonly Slide[] {
	const { session, applied } = pieces;
	const polls = roomPolls(pieces);
	const effectsOf = (poll: string | null): readonly Slide[] =>
		applied.filter((each) => each.poll === poll).map(({ seq }) => ({ kind: 'effect', seq }));
	const steps = (session?.agenda ?? []).flatMap(({ id, kind }): readonly Slide[] => [
		{ kind: 'step', step: id },
		...(kind === 'plenary' ? ([{ kind: 'restitutions' }, { kind: 'comparison' }] as const) : []),
		...polls
			.filter(({ poll }) => poll.step === id)
			.flatMap(({ poll }): readonly Slide[] => [{ kind: 'poll', poll: poll.id }, ...effectsOf(poll.id)])
	]);
	return [{ kind: 'join' }, ...steps, ...effectsOf(null), { kind: 'thanks' }];
}

/** What the room looks at when nobody says otherwise, from where the workshop is. */
export function slideNow(pieces: RoomPieces): Slide {
	const { session, clock, applied } = pieces;
	if (session?.phase === 'closed') return { kind: 'thanks' };
	const step = session?.agenda.find(({ id }) => id === clock.step);
	if (!step || step.kind === 'presentation') return { kind: 'join' };
	const polls = roomPolls(pieces).filter(({ poll }) => poll.step === step.id);
	const last = applied.findLast(({ poll }) => polls.some((each) => each.poll.id === poll));
	if (last && last.at >= clock.startedAt) return { kind: 'effect', seq: last.seq };
	if (step.kind === 'plenary') return { kind: 'restitutions' };
	const revealed = polls.findLast(({ phase }) => phase === 'revealed');
	if (revealed) return { kind: 'poll', poll: revealed.poll.id };
	const only = polls.length === 1 ? polls[0] : undefined;
	return only ? { kind: 'poll', poll: only.poll.id } : { kind: 'step', step: step.id };
}

/**
 * What has just happened that the room should see: something applied, a result revealed, a question asked again, another step. Of
 * several results at once, the first.
 * @returns null when nothing did
 */
export function slideOfChange(before: RoomPieces, after: RoomPieces): Slide | null {
	if (before.session?.phase !== after.session?.phase || before.clock.step !== after.clock.step)
		return slideNow(after);
	const last = after.applied.at(-1);
	if (last && last.seq !== before.applied.at(-1)?.seq) return { kind: 'effect', seq: last.seq };
	const phases = new Map(roomPolls(before).map(({ poll, phase }) => [poll.id, phase]));
	const turned = (to: 'revealed' | 'open') =>
		roomPolls(after).find(({ poll, phase }) => phase === to && phases.get(poll.id) !== to);
	const poll = turned('revealed') ?? turned('open');
	return poll ? { kind: 'poll', poll: poll.poll.id } : null;
}
