import { err, ok, type Result } from '../../domain/shared';
import {
	applyEvent,
	decide,
	type By,
	type KeptEvent,
	type WorkshopCommand,
	type WorkshopEvent,
	type WorkshopRefusal,
	type WorkshopState
} from '../../domain/workshop';
import { toJsonb, type Database, type Session } from '../db';
import { logError } from '../log';
import { EVENT_COLUMNS, keptEventOf } from './kept-events';

/** The channel on which processes tell each other that a workshop went on: `ID:SEQ`. */
export const CHANNEL = 'workshops';

/** Something asked of a workshop. */
export interface Asked {
	readonly by: By;
	/** Drawn by who asks; null for what may be asked twice. */
	readonly key: string | null;
	readonly command: WorkshopCommand;
}

/** Number of the event since which it is in force, or why it is not. */
export type Outcome = Result<number, WorkshopRefusal>;

/** What a batch left behind. */
export interface Committed {
	readonly state: WorkshopState;
	/** Every event after the state that was given, those of other processes before ours. */
	readonly events: readonly KeptEvent[];
	/** In the order of what was asked. */
	readonly outcomes: readonly Outcome[];
}

/** Keys are told apart by who sends them: nobody can use up another's. */
export const keptKey = ({ by, key }: Pick<Asked, 'by' | 'key'>): string | null =>
	key === null ? null : `${by.kind[0] ?? ''}${by.kind === 'program' ? '' : by.id}:${key}`;

/**
 * Decides what was asked, in its order, and keeps what it makes happen, in one transaction under the lock of the workshop: numbers
 * of events have no gap, a key counts once, and what is told to have happened is on disk.
 * @param before any state of the workshop since its beginning
 * @param now server's time in milliseconds
 * @throws Error when the database fails: whether the batch counts is then not known, but the same keys may be asked again
 */
export function commitBatch(
	db: Database,
	workshop: number,
	before: WorkshopState,
	asked: readonly Asked[],
	now: number
): Promise<Committed> {
	return db.transaction(async (session) => {
		const [row] = await session.query('select seq from workshops where id = $1 for update', [workshop]);
		if (!row) throw new Error(`There is no workshop ${workshop}`);
		const { events, known } = await catchUp(session, workshop, before, asked);
		let state = before;
		for (const event of events) state = applyEvent(state, event);
		const batch = new Batch(state, known, now);
		const outcomes = asked.map((each) => batch.decide(each));
		if (batch.rows.length > 0) await write(session, workshop, batch);
		return { state: batch.state, events: [...events, ...batch.rows.map(({ kept }) => kept)], outcomes };
	});
}

/** Reads what others made happen meanwhile, and which keys were seen. Under the lock, as a statement sees what was there at its start. */
async function catchUp(
	session: Session,
	workshop: number,
	{ seq }: WorkshopState,
	asked: readonly Asked[]
): Promise<{ readonly events: readonly KeptEvent[]; readonly known: ReadonlyMap<string, number> }> {
	const keys = asked.flatMap((each) => keptKey(each) ?? []);
	const rows = await session.query(
		`select ${EVENT_COLUMNS}, key from workshop_events where workshop_id = $1 and seq > $2
		union all
		select 0, 0, '', e.seq, null, e.key from json_array_elements_text($3::json) k
			join workshop_events e on e.workshop_id = $1 and e.key = k and e.seq <= $2
		order by 1`,
		[workshop, seq, JSON.stringify(keys)]
	);
	const events: KeptEvent[] = [];
	const known = new Map<string, number>();
	for (const row of rows) {
		const [seq, , , earlier, , key] = row;
		if (seq !== 0) events.push(keptEventOf(row));
		if (typeof key === 'string') known.set(key, Number(seq === 0 ? earlier : seq));
	}
	return { events, known };
}

interface Row {
	readonly kept: KeptEvent;
	readonly key: string | null;
}

/** What is decided of a batch so far, each command after the one before. */
class Batch {
	state: WorkshopState;
	readonly rows: Row[] = [];
	readonly #known: Map<string, number>;
	readonly #now: number;

	constructor(state: WorkshopState, known: ReadonlyMap<string, number>, now: number) {
		this.state = state;
		this.#known = new Map(known);
		this.#now = now;
	}

	decide(asked: Asked): Outcome {
		const key = keptKey(asked);
		const seen = key === null ? undefined : this.#known.get(key);
		if (seen !== undefined) return ok(seen);
		try {
			const decision = decide(this.state, asked.by, asked.command);
			if (!decision.ok) return err(decision.error);
			this.#keep(asked.by, key, decision.value);
			return ok(this.state.seq);
		} catch (error) {
			// One command that cannot be decided does not take the others of its batch with it.
			logError(error, { event: 'workshop', what: asked.command.type });
			return err({ code: 'bad-answer' });
		}
	}

	#keep(by: By, key: string | null, events: readonly WorkshopEvent[]): void {
		let { state } = this;
		const rows = events.map((event, i): Row => {
			const kept: KeptEvent = { seq: state.seq + 1, at: this.#now, by, event };
			state = applyEvent(state, kept);
			return { kept, key: i === 0 ? key : null };
		});
		this.rows.push(...rows);
		this.state = state;
		if (key !== null && rows.length > 0) this.#known.set(key, state.seq);
	}
}

const WRITE = `with kept as (
	insert into workshop_events (workshop_id, seq, at, by_kind, by_id, key, event)
	select $1::int, e.seq, e.at, e.by_kind, e.by_id, e.key, e.event
	from json_to_recordset($2::json) e(seq int, at bigint, by_kind text, by_id int, key text, event jsonb)
), answers as (
	insert into workshop_answers (workshop_id, poll, round, item, participant, seq)
	select $1::int, a.poll, a.round, a.item, a.participant, a.seq
	from json_to_recordset($3::json) a(poll text, round int, item text, participant int, seq int)
	on conflict (workshop_id, poll, round, item, participant) do update set seq = excluded.seq
)
update workshops set seq = $4::int, status = $5, opened_at = $6::timestamptz, closed_at = $7::timestamptz
where id = $1::int returning pg_notify($8, $1::int || ':' || $4::int)`;

const timeOf = (milliseconds: number | null): string | null =>
	milliseconds === null ? null : new Date(milliseconds).toISOString();

async function write(session: Session, workshop: number, { state, rows }: Batch): Promise<void> {
	const events = rows.map(({ kept: { seq, at, by, event }, key }) => ({
		seq,
		at,
		by_kind: by.kind,
		by_id: by.kind === 'program' ? null : by.id,
		key,
		event
	}));
	await session.query(WRITE, [
		workshop,
		toJsonb(events),
		toJsonb(lastAnswers(rows)),
		state.seq,
		state.phase,
		timeOf(state.openedAt),
		timeOf(state.closedAt),
		CHANNEL
	]);
}

/** The last answer of each participant to each item: a statement may not write a row twice. */
function lastAnswers(rows: readonly Row[]) {
	const answers = new Map<string, object>();
	for (const {
		kept: { seq, by, event }
	} of rows) {
		if (event.type !== 'answered' || by.kind !== 'participant') continue;
		const { poll, round, item } = event;
		answers.set(JSON.stringify([poll, round, item, by.id]), { poll, round, item, participant: by.id, seq });
	}
	return [...answers.values()];
}
