import type { Override } from '$lib/domain/overrides';
import type { Criteria } from '$lib/domain/segmentation';
import { err, ok, type Result } from '$lib/domain/shared';
import type { SubGroup } from '$lib/domain/workshop';
import { criteriaApplied, withRehearsed } from '$lib/domain/workshop-effect';
import { type EffectGround, type TerritoryData } from '$lib/screens';
import { readCriteriaVersion, readDraft, type Draft } from '$lib/server/criteria';
import { overridesInForce } from '$lib/server/overrides';
import { openScenario, type OpenScenario } from '$lib/server/scenarios';
import type { ActionContext, OpenWorkshop } from './context.server';
import { sideUnder, workshopGround } from './grounds.server';
import type { ActionRefusal } from './refusal.server';

/** What a sub-group works on, as it is now. */
export interface SubGroupWork {
	readonly group: SubGroup;
	readonly ground: EffectGround;
	/** Criteria that the room started from. */
	readonly start: Criteria;
	/** Null in a workshop that opened without drafts: its criteria are then what events say. */
	readonly draft: Draft | null;
	readonly criteria: Criteria;
	/** What events alone say of its criteria: something else where they were changed elsewhere, or an action was cut short. */
	readonly expected: Criteria;
	/** In force, and those that a rehearsal decided. */
	readonly overrides: readonly Override[];
	/** Null when money is not spoken of. */
	readonly scenario: OpenScenario | null;
	readonly data: TerritoryData;
}

/** Reads what a sub-group works on. */
export async function subGroupWork(
	{ db, viewer }: Pick<ActionContext, 'db' | 'viewer'>,
	{ state, setup }: OpenWorkshop,
	id: string
): Promise<Result<SubGroupWork, ActionRefusal>> {
	const group = setup.groups.find((each) => each.id === id);
	if (!group) return err({ of: 'room', why: { code: 'unknown-group' } });
	const ground = await workshopGround(db, setup);
	const version = await readCriteriaVersion(db, setup.criteriaVersion);
	if (!ground || !version) return err({ of: 'action', why: { code: 'no-data' } });
	const expected = criteriaApplied(version.criteria, state.applied, id);
	const number = state.drafts[id];
	const draft = number === undefined ? null : await readDraft(db, number, viewer.scope);
	if (number !== undefined && !draft?.criteria.ok) return err({ of: 'action', why: { code: 'no-draft' } });
	const criteria = draft?.criteria.ok ? draft.criteria.value : expected;
	const overrides = withRehearsed(await overridesInForce(db, ground.table), state.applied);
	const scenario = state.scenarios[id];
	return ok({
		group,
		ground,
		start: version.criteria,
		draft,
		criteria,
		expected,
		overrides,
		scenario: scenario === undefined ? null : await openScenario(db, viewer.scope, scenario),
		data: sideUnder(ground, { criteria, overrides })
	});
}
