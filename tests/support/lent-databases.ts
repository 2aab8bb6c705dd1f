import { randomUUID } from 'node:crypto';
import type { Database } from '$lib/server/db';

/** An empty database, open, and how to close it and remove it. */
export interface Made {
	readonly db: Database;
	readonly remove: () => Promise<void>;
}

interface Lent extends Made {
	/** What its tables, columns, indexes, triggers and functions were when it was made. */
	readonly shape: string;
	/** The test closed it. */
	closed: boolean;
	/** The test is over: what it left under way may do nothing more. */
	over: boolean;
}

/** More than one test needs at once would only take memory. */
const KEPT = 2;

const SHAPE = `select md5(string_agg(line, chr(10) order by line)) from (
	select format('%s %s %s', c.oid::regclass, c.relkind, a.attname || a.atttypid::regtype::text || a.attnotnull || a.attisdropped)
		from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
		where c.relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace)
	union all select format('%s %s %s', tgrelid::regclass, regexp_replace(tgname, '_[0-9]+$', ''), tgenabled) from pg_trigger
	union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
	union all select format('%s %s', oid::regprocedure, prosrc) from pg_proc where pronamespace = 'public'::regnamespace
	union all select nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp'
) lines(line)`;

/** Empties tables that hold something, or held something that was taken back: their numbers have gone on. */
const EMPTY = `do $$
declare
	name text;
	held boolean;
	used text[] := array(
		select d.refobjid::regclass::text from pg_sequences s
			join pg_depend d on d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass and d.deptype in ('a', 'i')
		where s.schemaname = 'public' and s.last_value is not null);
begin
	set local session_replication_role = replica;
	set local lock_timeout = '3s';
	for name in select format('%I', tablename) from pg_tables where schemaname = 'public' loop
		execute format('select exists (select 1 from %s)', name) into held;
		if held and name <> all(used) then used := used || name; end if;
	end loop;
	if used <> '{}' then execute 'truncate ' || array_to_string(used, ', ') || ' restart identity cascade'; end if;
end $$`;

const BUSY = `select count(*)::int from pg_stat_activity
	where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;

async function shapeOf(db: Database): Promise<string> {
	const [row] = await db.query(SHAPE);
	return String(row?.[0]);
}

/** Has a database be as it was made. @returns false when it cannot be: another has to be made */
async function emptied({ db, shape, closed }: Lent): Promise<boolean> {
	if (closed) return false;
	try {
		if (db.engine === 'postgres' && Number((await db.query(BUSY))[0]?.[0]) > 0) return false;
		if ((await shapeOf(db)) !== shape) return false;
		await db.query(EMPTY);
		return true;
	} catch {
		return false;
	}
}

/** A database for one test: another object each time, as much is kept by database. */
function loan(lent: Lent): Database {
	const { db } = lent;
	const now = (): Database => {
		if (lent.over) throw new Error('This database was of a test that is over');
		return db;
	};
	return {
		...db,
		holder: randomUUID(),
		query: (...args) => now().query(...args),
		copyIn: (...args) => now().copyIn(...args),
		transaction: (...args) => now().transaction(...args),
		readBatches: (...args) => now().readBatches(...args),
		notify: (...args) => now().notify(...args),
		listen: (...args) => now().listen(...args),
		tidy: () => now().tidy(),
		close() {
			lent.closed = true;
			return db.close();
		}
	};
}

/** A database for one test, which gives it back at its end. */
export interface Borrowed {
	readonly db: Database;
	readonly giveBack: () => Promise<void>;
}

/**
 * Empty databases that tests borrow one after the other. To make one takes longer than most tests: those given back are emptied
 * and lent again, unless the test closed them, changed more than rows, or left something under way.
 */
export class LentDatabases {
	readonly #make: () => Promise<Made>;
	readonly #free: Lent[] = [];

	constructor(make: () => Promise<Made>) {
		this.#make = make;
	}

	async borrow(): Promise<Borrowed> {
		const lent = this.#free.pop() ?? (await this.#made());
		const giveBack = async (): Promise<void> => {
			lent.over = true;
			if (this.#free.length < KEPT && (await emptied(lent))) this.#free.push({ ...lent, over: false });
			else await lent.remove();
		};
		return { db: loan(lent), giveBack };
	}

	async #made(): Promise<Lent> {
		const made = await this.#make();
		return { ...made, shape: await shapeOf(made.db), closed: false, over: false };
	}
}
