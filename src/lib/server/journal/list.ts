import { parseScope, territoriesOf, type Scope, type Viewer } from '$lib/domain/access';
import { isJournalAction, type JournalAction } from '$lib/domain/journal';
import { reference } from '$lib/reference';
import type { Database, SqlValue } from '../db';

/** One line, as read. */
export interface JournalLine {
	readonly id: number;
	/** ISO date and time. */
	readonly at: string;
	/** Null for the program, the command line, and who is not signed in. */
	readonly account: number | null;
	/** Name of the account, '' once erased; null without an account. */
	readonly name: string | null;
	readonly channel: 'web' | 'cli';
	readonly action: JournalAction;
	readonly subject: string;
	readonly before: unknown;
	readonly after: unknown;
	readonly scope: Scope;
	/** Hash of the line before, and of this one. */
	readonly previous: string;
	readonly hash: string;
}

/** Which lines are wanted; what is absent does not matter. */
export interface JournalFilters {
	/** ISO dates, both included, in the time of Paris. */
	readonly from?: string;
	readonly to?: string;
	readonly action?: JournalAction;
	readonly account?: number;
	/** What it was about, or how that begins by whole words: `version`, `version 3`. */
	readonly subject?: string;
	/** Lines older than this one. */
	readonly before?: number;
}

export interface JournalPage {
	/** Newest first. */
	readonly lines: readonly JournalLine[];
	/** How many lines answer the filters, whatever the page. */
	readonly total: number;
	/** What the next page is before; null on the last one. */
	readonly next: number | null;
}

const PAGE = 100;
const TERRITORIES = territoriesOf(reference.departments);
const PARIS = "(j.at at time zone 'Europe/Paris')::date";

interface Condition {
	readonly text: string;
	readonly values: readonly SqlValue[];
}

function conditionOf(viewer: Pick<Viewer, 'scope'>, filters: JournalFilters): Condition {
	const values: SqlValue[] = [];
	const parts: string[] = [];
	const add = (value: SqlValue | undefined, text: (place: string) => string): void => {
		if (value === undefined) return;
		values.push(value);
		parts.push(text(`$${values.length}`));
	};
	if (viewer.scope !== 'national')
		add(
			JSON.stringify(viewer.scope),
			(place) => `jsonb_typeof(j.scope) = 'array' and j.scope <@ ${place}::text::jsonb`
		);
	add(filters.from, (place) => `${PARIS} >= ${place}::text::date`);
	add(filters.to, (place) => `${PARIS} <= ${place}::text::date`);
	add(filters.action, (place) => `j.action = ${place}`);
	add(filters.account, (place) => `j.account_id = ${place}::int`);
	add(filters.subject, (place) => `(j.subject = ${place} or starts_with(j.subject, ${place} || ' '))`);
	return { text: parts.length === 0 ? 'true' : parts.join(' and '), values };
}

const COLUMNS = `j.id, j.at::text, j.account_id, a.name, j.channel, j.action, j.subject, j.before, j.after, j.scope, j.previous, j.hash`;
const FROM = 'journal j left join accounts a on a.id = j.account_id';

function lineOf(row: readonly unknown[]): JournalLine {
	const [id, at, account, name, channel, action, subject, before, after, scope, previous, hash] = row;
	if (typeof action !== 'string' || !isJournalAction(action))
		throw new Error(`Line ${String(id)} of the journal is of another program`);
	return {
		id: Number(id),
		at: new Date(String(at)).toISOString(),
		account: account === null ? null : Number(account),
		name: account === null ? null : typeof name === 'string' ? name : '',
		channel: channel === 'cli' ? 'cli' : 'web',
		action,
		subject: String(subject),
		before,
		after,
		// What this program does not know is for national eyes only.
		scope: parseScope(scope, TERRITORIES) ?? 'national',
		previous: String(previous),
		hash: String(hash)
	};
}

/** Lines that answer the filters and whose territories the viewer covers, newest first, a page at a time. */
export async function listJournal(
	db: Database,
	viewer: Pick<Viewer, 'scope'>,
	filters: JournalFilters,
	size = PAGE
): Promise<JournalPage> {
	const { text, values } = conditionOf(viewer, filters);
	const [count] = await db.query(`select count(*)::int from ${FROM} where ${text}`, values);
	const page = [...values, size + 1, filters.before ?? null];
	const rows = await db.query(
		`select ${COLUMNS} from ${FROM} where ${text} and ($${page.length}::int is null or j.id < $${page.length}::int)
		order by j.id desc limit $${page.length - 1}`,
		page
	);
	const lines = rows.slice(0, size).map(lineOf);
	return {
		lines,
		total: Number(count?.[0]),
		next: rows.length > size ? (lines.at(-1)?.id ?? null) : null
	};
}

const BATCH = 500;

/** Every line that answers the filters, oldest first, on one snapshot of the journal. */
export async function* readJournal(
	db: Database,
	viewer: Pick<Viewer, 'scope'>,
	filters: JournalFilters
): AsyncGenerator<JournalLine> {
	const { text, values } = conditionOf(viewer, filters);
	const query = { text: `select ${COLUMNS} from ${FROM} where ${text} order by j.id`, values };
	for await (const rows of db.readBatches(query, BATCH)) yield* rows.map(lineOf);
}

/** Accounts that did something in the journal, by number, for the filters. */
export async function actorsOf(
	db: Database,
	viewer: Pick<Viewer, 'scope'>
): Promise<readonly { readonly account: number; readonly name: string }[]> {
	const { text, values } = conditionOf(viewer, {});
	const rows = await db.query(
		`select distinct j.account_id, coalesce(a.name, '') from ${FROM} where j.account_id is not null and ${text} order by 1`,
		values
	);
	return rows.map(([account, name]) => ({ account: Number(account), name: String(name) }));
}
