import { isDeepStrictEqual } from 'node:util';
import {
	effectiveSettings,
	goneOf,
	isSameSetting,
	readPlan,
	resolveSettings,
	type PlanProblem,
	type Settings
} from '$lib/domain/funding';
import { err, ok, type Result } from '$lib/domain/shared';
import { fundingDefaults } from '$lib/reference';
import { toJsonb } from '../db/columns';
import type { Database, Session } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { groundNow, segmentsInForce, type GroundNow } from './ground';
import { readText, toChange, touch } from './guard';
import { changesSince } from './history';
import { chainOf } from './list';
import { linksOf } from './open';
import type { ScenarioRefusal } from './refusal';
import type { ScenarioLink } from './scenario';

/** A setting to say, or to forget so that the base says it again. */
export type SettingToChange =
	{ readonly key: string; readonly value: unknown } | { readonly key: string; readonly reset: true };

/** Settings changed at once, from the state that `revision` had. */
export interface SettingsToChange {
	readonly id: string;
	readonly revision: number;
	readonly changes: readonly SettingToChange[];
	/** Why, in French; may be empty. */
	readonly note: string;
}

/** Longest value, as JSON: a grant rule with every bracket is a twentieth of it. */
const LONGEST_VALUE = 20_000;
const LONGEST_KEY = 200;
/** Changes at once. */
const MOST = 500;

const isReset = (change: SettingToChange): change is Extract<SettingToChange, { reset: true }> =>
	'reset' in change;

/**
 * Changes settings of a scenario, all or none. They are checked with all that the scenario inherits: a change that would bring a
 * problem is refused with every one of them. When somebody saved since `revision`, nothing is written and their changes are given.
 * @returns the new revision
 */
export async function changeSettings(
	db: Database,
	actor: Actor,
	{ id, revision, changes, note: said }: SettingsToChange
): Promise<Result<number, ScenarioRefusal>> {
	const why = readText(said);
	if (!why.ok) return why;
	if (!areWellFormed(changes)) return err({ code: 'malformed' });
	const now = await groundNow(db);
	const segments = await segmentsInForce(db);
	return db.transaction((session) =>
		changeWithin(session, actor, { id, revision, changes, note: why.value }, { now, segments })
	);
}

/** What a change is checked and remembered with, read before its transaction. */
export interface ChangeGround {
	readonly now: GroundNow;
	readonly segments: readonly string[];
}

/** The same, within a transaction and on changes that are well formed. */
export async function changeWithin(
	session: Session,
	actor: Actor,
	{ id, revision, changes, note: why }: SettingsToChange,
	{ now, segments }: ChangeGround
): Promise<Result<number, ScenarioRefusal>> {
	const found = await toChange(session, id, actor, now);
	if (!found.ok) return found;
	const { scenario, number } = found.value;
	if (scenario.revision !== revision)
		return err({
			code: 'changed-meanwhile',
			revision: scenario.revision,
			changes: await changesSince(session, number, revision)
		});
	const chain = await linksOf(session, await chainOf(session, id, scopeOf(actor), now));
	const own = chain.at(-1)?.settings ?? new Map<string, unknown>();
	const effective = changes.filter((change) =>
		isReset(change)
			? own.has(change.key)
			: !own.has(change.key) || !isSameSetting(own.get(change.key), change.value)
	);
	if (effective.length === 0) return err({ code: 'unchanged' });
	const problems = newProblems(segments, chain, own, effective);
	if (problems.length > 0) return err({ code: 'invalid', problems });
	const next = revision + 1;
	await write(session, number, next, effective, why, actor);
	await session.query('update scenarios set revision = $2 where id = $1', [number, next]);
	await touch(session, number, now);
	await note(session, actor, {
		action: 'scenario-changed',
		subject: `scenario ${number}`,
		after: { settings: effective.map(({ key }) => key).join(', ') }
	});
	return ok(next);
}

/** One setting changed. @returns the new revision */
export const changeSetting = (
	db: Database,
	actor: Actor,
	{ id, revision, note: why, ...change }: SettingToChange & Omit<SettingsToChange, 'changes'>
): Promise<Result<number, ScenarioRefusal>> =>
	changeSettings(db, actor, { id, revision, note: why, changes: [change] });

function areWellFormed(changes: readonly SettingToChange[]): boolean {
	const keys = new Set(changes.map(({ key }) => key));
	return (
		changes.length > 0 &&
		changes.length <= MOST &&
		keys.size === changes.length &&
		changes.every(
			(change) =>
				change.key.length <= LONGEST_KEY &&
				(isReset(change) ||
					(change.value !== undefined && JSON.stringify(change.value).length <= LONGEST_VALUE))
		)
	);
}

/** What the plan would say that it does not say yet. */
function newProblems(
	segments: readonly string[],
	chain: readonly ScenarioLink[],
	own: Settings,
	changes: readonly SettingToChange[]
): readonly PlanProblem[] {
	const gone = changes.flatMap((change): PlanProblem[] => {
		const code = isReset(change) ? null : goneOf(fundingDefaults, segments, change.key);
		return code === null ? [] : [{ code, key: change.key, path: '', found: change.key }];
	});
	if (gone.length > 0) return gone;
	const changed = new Map(own);
	for (const change of changes) {
		if (isReset(change)) changed.delete(change.key);
		else changed.set(change.key, change.value);
	}
	const inherited = chain.slice(0, -1).map(({ settings }) => settings);
	const problemsOf = (settings: Settings): readonly PlanProblem[] => {
		const resolved = resolveSettings([...inherited, settings]);
		const plan = readPlan(
			fundingDefaults,
			segments,
			effectiveSettings(fundingDefaults, segments, resolved).settings
		);
		return plan.ok ? [] : plan.error;
	};
	const before = problemsOf(own);
	return problemsOf(changed).filter((problem) => !before.some((known) => isDeepStrictEqual(known, problem)));
}

async function write(
	session: Session,
	scenario: number,
	revision: number,
	changes: readonly SettingToChange[],
	why: string,
	actor: Actor
): Promise<void> {
	for (const change of changes)
		await session.query(
			`insert into scenario_settings (scenario_id, author, revision, key, reset, value, note)
			values ($1, $2, $3, $4, $5, $6::text::jsonb, $7)`,
			[
				scenario,
				authorOf(actor),
				revision,
				change.key,
				isReset(change),
				isReset(change) ? null : toJsonb(change.value),
				why
			]
		);
}
