import { err, ok, type Result } from '$lib/domain/shared';
import type { Session } from '../db';
import { scopeOf, type Actor } from '../journal';
import type { GroundNow } from './ground';
import { findScenario, scenarioNumber } from './list';
import type { ScenarioRefusal } from './refusal';
import type { Scenario } from './scenario';

/** Longest description, note or reason. */
export const LONGEST_TEXT = 500;

/** A text without doubled spaces; refused when it is too long. */
export function readText(text: string): Result<string, ScenarioRefusal> {
	const clean = text.replace(/[^\S\n]+/g, ' ').trim();
	return clean.length > LONGEST_TEXT ? err({ code: 'text-too-long', limit: LONGEST_TEXT }) : ok(clean);
}

/** A scenario of which the actor may change what it says, with its number; its row is held until the transaction ends. */
export async function toChange(
	session: Session,
	id: string,
	actor: Actor,
	now: GroundNow,
	{ evenArchived = false }: { readonly evenArchived?: boolean } = {}
): Promise<Result<{ readonly scenario: Scenario; readonly number: number }, ScenarioRefusal>> {
	const number = scenarioNumber(id);
	if (number !== null) await session.query('select id from scenarios where id = $1 for update', [number]);
	const scenario = await findScenario(session, id, scopeOf(actor), now);
	if (!scenario) return err({ code: 'gone' });
	if (number === null) return err({ code: 'read-only' });
	if (!scenario.mayChange) return err({ code: 'of-others' });
	return scenario.archived && !evenArchived ? err({ code: 'archived' }) : ok({ scenario, number });
}

/** Remembers what a decision was made with, and that the scenario changed. */
export async function touch(session: Session, number: number, now: GroundNow): Promise<void> {
	await session.query(
		`update scenarios set updated_at = now(), ground_at = now(), dataset_version = $2, dataset_hash = $3,
			criteria_version = $4 where id = $1`,
		[number, now.datasetVersion, now.datasetHash, now.criteriaVersion]
	);
}
