import type { Criteria } from '$lib/domain/segmentation';
import { err, ok, type Result } from '$lib/domain/shared';
import type { ApplyAction, Effect, EffectChange, IdeaItem, ValueItem } from '$lib/domain/workshop';
import { withCriterion, withValue, type CriteriaEditProblem } from '$lib/domain/workshop-effect';
import { criterionText, effectBetween, valueText } from '$lib/screens';
import { sameRules, saveDraft } from '$lib/server/criteria';
import { outcomeLooks } from '$lib/words';
import type { ActionContext, OpenWorkshop } from './context.server';
import { sideUnder } from './grounds.server';
import { sideWithCost } from './money.server';
import type { Prepared } from './prepared.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork, type SubGroupWork } from './sub-group.server';

type EditOf = (criteria: Criteria) => ReturnType<typeof withValue>;

interface CriteriaChange {
	readonly poll: string;
	readonly item: string;
	readonly edit: EditOf;
	readonly change: EffectChange;
	readonly text: (edited: {
		readonly before: number | null;
		readonly node: Parameters<typeof criterionText>[1];
	}) => string;
}

/** A threshold, a score or a weight set in the criteria of a sub-group. */
export function prepareValue(
	context: ActionContext,
	open: OpenWorkshop,
	group: string,
	item: ValueItem,
	{ poll, value }: Extract<ApplyAction, { type: 'apply-value' }>
): Promise<Result<Prepared, ActionRefusal>> {
	const { low, high, segment, field, path, role } = item;
	if (value < low || value > high)
		return Promise.resolve(err({ of: 'action', why: { code: 'bad-value', low, high } }));
	const looks = outcomeLooks(open.setup.segments);
	return prepare(context, open, group, {
		poll,
		item: item.id,
		edit: (criteria) => withValue(criteria, item, value),
		change: { kind: 'value', segment, field, path, role, value },
		text: ({ before, node }) => valueText(item, node, before ?? item.current, value, looks)
	});
}

/** A criterion of the catalogue added to what a segment asks. */
export function prepareProposal(
	context: ActionContext,
	open: OpenWorkshop,
	group: string,
	poll: string,
	item: IdeaItem
): Promise<Result<Prepared, ActionRefusal>> {
	const { proposal } = item;
	if (!proposal) return Promise.resolve(err({ of: 'room', why: { code: 'unknown-item' } }));
	const { segment, field, op, value } = proposal;
	const looks = outcomeLooks(open.setup.segments);
	return prepare(context, open, group, {
		poll,
		item: item.id,
		edit: (criteria) => withCriterion(criteria, proposal),
		change: { kind: 'criterion', segment, field, op, value },
		text: ({ node }) => criterionText(proposal, node, looks)
	});
}

async function prepare(
	context: ActionContext,
	open: OpenWorkshop,
	group: string,
	{ poll, item, edit, change, text }: CriteriaChange
): Promise<Result<Prepared, ActionRefusal>> {
	const read = await subGroupWork(context, open, group);
	if (!read.ok) return read;
	const work = read.value;
	const made = editNow(work, edit);
	if (!made.ok) return err({ of: 'edit', why: made.error });
	const { before, edited, isWritten } = made.value;
	const { ground, overrides, scenario } = work;
	const sideOf = (criteria: Criteria) => sideWithCost(sideUnder(ground, { criteria, overrides }), scenario);
	const effect: Effect = effectBetween(sideOf(before), sideOf(edited.criteria), {
		what: text(edited),
		change
	});
	return ok({
		group,
		to: 'criteria',
		poll,
		item,
		effect,
		write: async () => {
			const { draft } = work;
			if (!draft || isWritten) return ok({ effect, recorded: draft !== null });
			const content = { name: draft.name, criteria: edited.criteria, tests: draft.tests };
			const saved = await saveDraft(context.db, draft.id, draft.revision, content, context.viewer);
			return saved.ok ? ok({ effect, recorded: true }) : err({ of: 'criteria', why: saved.error });
		}
	});
}

interface EditMade {
	readonly before: Criteria;
	readonly edited: {
		readonly criteria: Criteria;
		readonly before: number | null;
		readonly node: Parameters<typeof criterionText>[1];
	};
	/** True when the draft says so already, as the same action was cut short before it was recorded. */
	readonly isWritten: boolean;
}

function editNow({ criteria, expected }: SubGroupWork, edit: EditOf): Result<EditMade, CriteriaEditProblem> {
	const edited = edit(criteria);
	if (edited.ok) return ok({ before: criteria, edited: edited.value, isWritten: false });
	const cut = edited.error.code === 'unchanged' ? edit(expected) : edited;
	return cut.ok && sameRules(cut.value.criteria, criteria)
		? ok({ before: expected, edited: { ...cut.value, criteria }, isWritten: true })
		: edited;
}
