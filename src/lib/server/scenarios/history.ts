import type { Scope } from '$lib/domain/access';
import type { Database, Session } from '../db';
import { authorText, isoOf } from './author';
import { groundNow } from './ground';
import { findScenario, scenarioNumber } from './list';
import type { SaidSetting } from './scenario';

/** One change of a setting. */
export interface SettingChange extends SaidSetting {
	readonly id: number;
	/** The revision of the scenario that it made. */
	readonly revision: number;
	/** True when the scenario forgot the key: what its base says holds again. `value` is then null. */
	readonly reset: boolean;
}

const FIELDS = `t.id, t.key, t.reset, t.value, t.note, t.author, a.name, t.at::text, t.revision`;
const FROM = 'scenario_settings t left join accounts a on a.id = t.author';

function changeOf(row: readonly unknown[]): SettingChange {
	const [id, key, reset, value, note, author, name, at, revision] = row;
	return {
		id: Number(id),
		key: String(key),
		reset: reset === true,
		value,
		note: String(note),
		author: authorText(author, name),
		at: isoOf(at),
		revision: Number(revision)
	};
}

/** What a scenario says itself, by key. @param revision as it was then; null for now */
export async function saidBy(
	session: Session,
	id: string,
	revision: number | null = null
): Promise<ReadonlyMap<string, SettingChange>> {
	const number = scenarioNumber(id);
	if (number === null) return new Map();
	const rows = await session.query(
		`select * from (
			select distinct on (t.key) ${FIELDS} from ${FROM}
			where t.scenario_id = $1 and ($2::int is null or t.revision <= $2::int) order by t.key, t.id desc
		) last`,
		[number, revision]
	);
	return new Map(
		rows
			.map(changeOf)
			.filter(({ reset }) => !reset)
			.sort((a, b) => (a.key < b.key ? -1 : 1))
			.map((change) => [change.key, change])
	);
}

/** Changes of a scenario after a revision, the oldest first. */
export async function changesSince(
	session: Session,
	id: number,
	revision: number
): Promise<readonly SettingChange[]> {
	const rows = await session.query(
		`select ${FIELDS} from ${FROM} where t.scenario_id = $1 and t.revision > $2 order by t.id`,
		[id, revision]
	);
	return rows.map(changeOf);
}

/** Every change of a scenario's settings, the last one first; of one key when given. Null when the scope sees no such scenario. */
export async function settingHistory(
	db: Database,
	scope: Scope,
	id: string,
	key: string | null = null
): Promise<readonly SettingChange[] | null> {
	if (!(await findScenario(db, id, scope, await groundNow(db)))) return null;
	const number = scenarioNumber(id);
	if (number === null) return [];
	const rows = await db.query(
		`select ${FIELDS} from ${FROM} where t.scenario_id = $1 and ($2::text is null or t.key = $2) order by t.id desc`,
		[number, key]
	);
	return rows.map(changeOf);
}
