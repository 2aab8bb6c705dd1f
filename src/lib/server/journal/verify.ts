import type { Database } from '../db';

/**
 * What is wrong with a line: `changed`, its content is not what was written; `unlinked`, it does not follow the line before
 * it; `missing`, it is no longer there; `added`, it came otherwise than by the program.
 */
export type JournalProblem = 'changed' | 'unlinked' | 'missing' | 'added';

export type JournalState =
	/** `last` is the hash of the last line, to be kept elsewhere; null for an empty journal. */
	| { readonly intact: true; readonly lines: number; readonly last: string | null }
	/** The first line that is wrong. */
	| { readonly intact: false; readonly broken: { readonly line: number; readonly problem: JournalProblem } };

/** What is known of the end of the journal. */
interface End {
	readonly id: number;
	readonly hash: string;
}

const BATCH = 1000;
const START: End = { id: 0, hash: '' };

const broken = (line: number, problem: JournalProblem): JournalState => ({
	intact: false,
	broken: { line, problem }
});

/**
 * The last line that the program wrote, remembered apart (null in a database that never wrote one), and the last there is; read
 * at once, as lines may be written meanwhile.
 */
async function ends(db: Database): Promise<{ readonly remembered: End | null; readonly until: number }> {
	const [row = []] = await db.query(
		`select (select coalesce(max(id), 0)::int from journal),
			(select value ->> 'id' from settings where key = 'journal-head'),
			(select value ->> 'hash' from settings where key = 'journal-head')`
	);
	const [until, id, hash] = row;
	return {
		until: Number(until),
		remembered: typeof hash === 'string' ? { id: Number(id), hash } : null
	};
}

function checkEnd(found: End, remembered: End | null): JournalState {
	const { id, hash } = remembered ?? START;
	if (found.id < id) return broken(found.id + 1, 'missing');
	if (found.id > id) return broken(id + 1, 'added');
	if (found.hash !== hash) return broken(id, 'changed');
	return { intact: true, lines: found.id, last: found.id === 0 ? null : found.hash };
}

/**
 * Computes the hash of every line anew, and follows the chain from the first to the last one that the program wrote.
 * @param batch lines read at once, so that no statement holds others up
 */
export async function verifyJournal(db: Database, batch = BATCH): Promise<JournalState> {
	const { remembered, until } = await ends(db);
	let last = START;
	for (;;) {
		const rows = await db.query(
			`select id, previous, hash, journal_hash(journal) = hash from journal where id > $1 and id <= $2 order by id limit $3`,
			[last.id, until, batch]
		);
		for (const [number, previous, hash, genuine] of rows) {
			const id = Number(number);
			if (id !== last.id + 1) return broken(last.id + 1, 'missing');
			if (genuine !== true) return broken(id, 'changed');
			if (previous !== last.hash) return broken(id, 'unlinked');
			last = { id, hash: String(hash) };
		}
		if (rows.length < batch) return checkEnd(last, remembered);
	}
}
