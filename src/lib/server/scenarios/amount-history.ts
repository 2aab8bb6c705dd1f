import type { Scope } from '$lib/domain/access';
import type { Database, Session } from '../db';
import { authorText, isoOf } from './author';
import { groundNow } from './ground';
import { chainOf, scenarioNumber } from './list';
import type { AmountStage } from './scenario';
import { maySee } from './seen-numbers';

/** One amount as it was recorded, or withdrawn. */
export interface AmountChange {
	readonly id: number;
	/** Id of the scenario that says it. */
	readonly scenario: string;
	readonly finess: string;
	readonly stage: AmountStage;
	/** What a past aid was; '' for the other stages. */
	readonly label: string;
	/** Year of a past aid; 0 for the other stages. */
	readonly year: number;
	/** Null when it was withdrawn: what the base says holds again. */
	readonly cents: number | null;
	readonly reason: string;
	readonly author: string;
	/** ISO date and time. */
	readonly at: string;
	/** Number of the version of the data it was recorded with; null before the first import. */
	readonly version: number | null;
	readonly criteria: number;
}

const FIELDS = `t.id, t.scenario_id, t.finess, t.stage, t.label, t.year, t.cents, t.reason, t.author, a.name, t.at::text,
	t.dataset_version, t.criteria_version`;
const FROM = 'scenario_amounts t left join accounts a on a.id = t.author';

const stageOf = (text: unknown): AmountStage => (text === 'asked' || text === 'decided' ? text : 'past-aid');

function changeOf(row: readonly unknown[]): AmountChange {
	const [id, scenario, finess, stage, label, year, cents, reason, author, name] = row;
	const [at, version, criteria] = row.slice(10);
	return {
		id: Number(id),
		scenario: String(scenario),
		finess: String(finess),
		stage: stageOf(stage),
		label: String(label),
		year: Number(year),
		cents: cents === null ? null : Number(cents),
		reason: String(reason),
		author: authorText(author, name),
		at: isoOf(at),
		version: version === null ? null : Number(version),
		criteria: Number(criteria)
	};
}

/** What tells an amount from the others of its scenario. */
export const amountKey = ({ finess, stage, label, year }: AmountChange): string =>
	`${finess} ${stage} ${year} ${label}`;

/** The amounts that a scenario says itself, withdrawn ones left out. @param last id of the last change that counts; null for all */
export async function amountsSaid(
	session: Session,
	id: string,
	last: number | null = null
): Promise<readonly AmountChange[]> {
	const number = scenarioNumber(id);
	if (number === null) return [];
	const rows = await session.query(
		`select * from (
			select distinct on (t.finess, t.stage, t.label, t.year) ${FIELDS} from ${FROM}
			where t.scenario_id = $1 and ($2::int is null or t.id <= $2::int)
			order by t.finess, t.stage, t.label, t.year, t.id desc
		) last where cents is not null`,
		[number, last]
	);
	return rows.map(changeOf);
}

/** The last thing said of one amount in a scenario, withdrawn or not; null when nothing ever was. */
export async function lastAmount(
	session: Session,
	scenario: number,
	{ finess, stage, label, year }: Pick<AmountChange, 'finess' | 'stage' | 'label' | 'year'>
): Promise<AmountChange | null> {
	const [row] = await session.query(
		`select ${FIELDS} from ${FROM}
		where t.scenario_id = $1 and t.finess = $2 and t.stage = $3 and t.label = $4 and t.year = $5 order by t.id desc limit 1`,
		[scenario, finess, stage, label, year]
	);
	return row ? changeOf(row) : null;
}

/**
 * Everything that was recorded in a scenario and those it inherits from, the last first; of one structure when given. Amounts of
 * structures outside what the scope sees are not told. Null when the scope sees no such scenario.
 */
export async function amountHistory(
	db: Database,
	scope: Scope,
	id: string,
	finess: string | null = null
): Promise<readonly AmountChange[] | null> {
	const chain = await chainOf(db, id, scope, await groundNow(db));
	const scenario = chain.at(-1);
	if (!scenario) return null;
	const numbers = chain.flatMap((one) => scenarioNumber(one.id) ?? []);
	const rows = await db.query(
		`select ${FIELDS} from ${FROM}
		where t.scenario_id in (select value::int from json_array_elements_text($1::text::json) value)
			and ($2::text is null or t.finess = $2) order by t.id desc`,
		[JSON.stringify(numbers), finess]
	);
	const changes = rows.map(changeOf);
	if (changes.length === 0) return changes;
	const isSeen = await maySee(db, scope, scenario.scope);
	return changes.filter((change) => isSeen(change.finess));
}
