import { err, ok, parseFiness, type Cents, type Result } from '$lib/domain/shared';
import type { Database } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { lastAmount } from './amount-history';
import { groundNow } from './ground';
import { readText, toChange, touch } from './guard';
import { findScenario } from './list';
import type { ScenarioRefusal } from './refusal';
import type { AmountStage } from './scenario';
import { seenNumbers } from './seen-numbers';

/** An amount of a structure in a scenario. */
export interface AmountSubject {
	/** Id of the scenario. */
	readonly scenario: string;
	readonly finess: string;
	readonly stage: AmountStage;
	/** What a past aid was, and its year; for that stage only. */
	readonly label?: string;
	readonly year?: number;
	/** Why, in French: a decided amount needs it. */
	readonly reason: string;
	/** The number of the record that the page showed, null for none: another one since is not replaced unseen. */
	readonly replaces?: number | null;
}

export interface AmountToRecord extends AmountSubject {
	readonly cents: Cents;
}

/** Ten billion euros: beyond it an amount is a slip of the keyboard. */
const MOST = 1e12;
const LONGEST_LABEL = 120;

/**
 * Records an amount asked, decided, or paid in the past. Nothing is overwritten: what was recorded before stays in the history. Only
 * persons decide amounts.
 * @returns the number of the record
 * @throws Error when the program itself would record one
 */
export async function recordAmount(
	db: Database,
	actor: Actor,
	amount: AmountToRecord
): Promise<Result<number, ScenarioRefusal>> {
	const { cents } = amount;
	if (!Number.isSafeInteger(cents) || cents < 0 || cents > MOST) return err({ code: 'amount', limit: MOST });
	return say(db, actor, amount, cents);
}

/** Withdraws an amount that a scenario says itself: what its base says, if anything, holds again. */
export const withdrawAmount = (
	db: Database,
	actor: Actor,
	amount: AmountSubject
): Promise<Result<number, ScenarioRefusal>> => say(db, actor, amount, null);

/** What a past aid was and its year; nothing for the other stages. */
function readPastAid({
	stage,
	label = '',
	year = 0
}: AmountSubject): Result<{ readonly label: string; readonly year: number }, ScenarioRefusal> {
	if (stage !== 'past-aid') return ok({ label: '', year: 0 });
	const clean = label.replace(/\s+/g, ' ').trim();
	const isYear = Number.isInteger(year) && year >= 2000 && year <= 2100;
	return clean === '' || clean.length > LONGEST_LABEL || !isYear
		? err({ code: 'past-aid' })
		: ok({ label: clean, year });
}

async function say(
	db: Database,
	actor: Actor,
	subject: AmountSubject,
	cents: Cents | null
): Promise<Result<number, ScenarioRefusal>> {
	if (actor === 'program') throw new Error('Amounts are recorded by persons');
	const reason = readText(subject.reason);
	if (!reason.ok) return reason;
	if (reason.value === '' && (subject.stage === 'decided' || cents === null))
		return err({ code: 'reason-missing' });
	const aid = readPastAid(subject);
	if (!aid.ok) return aid;
	const finess = parseFiness(subject.finess);
	if (!finess.ok) return err({ code: 'not-in-territory' });
	const now = await groundNow(db);
	const asked = await findScenario(db, subject.scenario, scopeOf(actor), now);
	if (!asked) return err({ code: 'gone' });
	const seen = await seenNumbers(db, scopeOf(actor), asked.scope);
	if (cents !== null && !seen.has(finess.value)) return err({ code: 'not-in-territory' });
	return db.transaction(async (session) => {
		const found = await toChange(session, subject.scenario, actor, now);
		if (!found.ok) return found;
		const { number } = found.value;
		const about = { finess: finess.value, stage: subject.stage, ...aid.value };
		const before = await lastAmount(session, number, about);
		if (subject.replaces !== undefined && (before?.id ?? null) !== subject.replaces)
			return err({ code: 'decided-meanwhile', theirs: before });
		const isSame = before?.cents === cents && before.reason === reason.value;
		if (isSame || (cents === null && (before?.cents ?? null) === null)) return err({ code: 'unchanged' });
		const [row] = await session.query(
			`insert into scenario_amounts (scenario_id, author, finess, stage, label, year, cents, reason,
				dataset_version, dataset_hash, criteria_version)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
			[
				number,
				authorOf(actor),
				about.finess,
				about.stage,
				about.label,
				about.year,
				cents,
				reason.value,
				now.datasetVersion,
				now.datasetHash,
				now.criteriaVersion
			]
		);
		await touch(session, number, now);
		// The reason stays with the amount: the journal can never be corrected.
		await note(session, actor, {
			action: cents === null ? 'amount-withdrawn' : 'amount-recorded',
			subject: `scenario ${number}`,
			before: { cents: before?.cents ?? null },
			after: { about: `structure ${about.finess}`, stage: about.stage, cents }
		});
		return ok(Number(row?.[0]));
	});
}
