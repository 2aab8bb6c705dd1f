import { err, ok, type Result } from '$lib/domain/shared';
import {
	cleanWords,
	type ApplyAction,
	type Effect,
	type ItemTally,
	type MemberItem
} from '$lib/domain/workshop';
import { subjectOfMember, withOverride } from '$lib/domain/workshop-effect';
import { agreementText, effectBetween, memberText, overrideReason } from '$lib/screens';
import { decideOverride } from '$lib/server/overrides';
import { outcomeLooks } from '$lib/words';
import type { ActionContext, OpenWorkshop } from './context.server';
import { sideUnder } from './grounds.server';
import { sideWithCost } from './money.server';
import type { Prepared } from './prepared.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork, type SubGroupWork } from './sub-group.server';

/** What a reason may hold beside the sentence that counts who agreed. */
const LONGEST_REASON = 200;
/** Of an override that is not decided yet: after all those that are. */
const TO_COME = Number.MAX_SAFE_INTEGER;

/** A segment decided for a structure or an organisation. In a rehearsal it is computed and shown, never recorded. */
export async function prepareMember(
	context: ActionContext,
	open: OpenWorkshop,
	group: string,
	{ item, tally }: { readonly item: MemberItem; readonly tally: ItemTally | undefined },
	{ poll, to, reason }: Extract<ApplyAction, { type: 'apply-member' }>
): Promise<Result<Prepared, ActionRefusal>> {
	const said = cleanWords(reason, LONGEST_REASON);
	if (said === null) return err({ of: 'room', why: { code: 'bad-words', longest: LONGEST_REASON } });
	const read = await subGroupWork(context, open, group);
	if (!read.ok) return read;
	const work = read.value;
	if (work.criteria.segments.every(({ id }) => id !== to))
		return err({ of: 'action', why: { code: 'unknown-segment' } });
	const { rehearsal, title, segments } = open.setup;
	const subject = subjectOfMember(item.subject);
	const what = memberText(item, to, outcomeLooks(segments));
	const effectFrom = (overrides: SubGroupWork['overrides'], override: number | null): Effect => {
		const after = withOverride(overrides, { id: TO_COME, subject, segment: to });
		const change = { kind: 'member' as const, subject: item.subject, to, override };
		return effectBetween(sideOf(work, overrides), sideOf(work, after), { what, change });
	};
	const effect = effectFrom(work.overrides, null);
	return ok({
		group,
		to: 'override',
		poll,
		item: item.id,
		effect,
		write: async () => {
			if (rehearsal) return ok({ effect, recorded: false });
			const agreed = overrideReason(title, work.group.name, agreementText(item, to, tally), said);
			const decided = await decideOverride(
				context.db,
				{ subject, segment: to, reason: agreed, expiresOn: null },
				context.viewer
			);
			if (decided.ok) return ok({ effect: withNumber(effect, decided.value), recorded: true });
			const cut = decided.error.code === 'unchanged' ? cutShort(work, open, subject, to) : null;
			if (cut === null) return err({ of: 'override', why: decided.error });
			const others = work.overrides.filter(({ id }) => id !== cut);
			return ok({ effect: effectFrom(others, cut), recorded: true });
		}
	});
}

const sideOf = ({ ground, criteria, scenario }: SubGroupWork, overrides: SubGroupWork['overrides']) =>
	sideWithCost(sideUnder(ground, { criteria, overrides }), scenario);

const withNumber = (effect: Effect, override: number): Effect =>
	effect.change?.kind === 'member' ? { ...effect, change: { ...effect.change, override } } : effect;

/** The override that the same action recorded before it was cut short: in force, and in no event yet. */
function cutShort(
	{ overrides }: SubGroupWork,
	{ state }: OpenWorkshop,
	subject: SubGroupWork['overrides'][number]['subject'],
	segment: string
): number | null {
	const known = new Set(
		state.applied.flatMap(({ effect: { change } }) => (change?.kind === 'member' ? [change.override] : []))
	);
	const found = overrides.find(
		(each) =>
			each.segment === segment &&
			JSON.stringify(each.subject) === JSON.stringify(subject) &&
			!known.has(each.id)
	);
	return found?.id ?? null;
}
