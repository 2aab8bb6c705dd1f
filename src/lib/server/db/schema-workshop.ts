import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { jsonb } from './columns';
import { accounts, owned } from './schema-access';

const time = (name: string) => timestamp(name, { withTimezone: true });
const workshop = () =>
	integer('workshop_id')
		.notNull()
		.references(() => workshops.id, { onDelete: 'cascade' });

/** Workshops, from their preparation to their record. What happens in one is in its events. */
export const workshops = pgTable(
	'workshops',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: time('created_at').notNull().defaultNow(),
		createdBy: integer('created_by'),
		status: text('status', { enum: ['preparing', 'live', 'closed'] })
			.notNull()
			.default('preparing'),
		title: text('title').notNull(),
		/** What was prepared; fixed once it opens. */
		preparation: jsonb('preparation').notNull(),
		/** Grows with each change of the preparation: one made from an older state is refused. */
		revision: integer('revision').notNull().default(1),
		updatedAt: time('updated_at').notNull().defaultNow(),
		/** Eight letters and digits by which people of the room come in; null before it opens, kept once it is closed. */
		code: text('code'),
		/** What the QR code holds instead, 128 bits. */
		joinToken: text('join_token'),
		openedAt: time('opened_at'),
		closedAt: time('closed_at'),
		/** When names and devices were erased. */
		erasedAt: time('erased_at'),
		/** Number of its last event. */
		seq: integer('seq').notNull().default(0),
		...owned()
	},
	(t) => [uniqueIndex('workshops_code').on(t.code), uniqueIndex('workshops_join_token').on(t.joinToken)]
);

/** What happened in a workshop, numbered from 1 without gaps. Only grows: a trigger refuses changes. */
export const workshopEvents = pgTable(
	'workshop_events',
	{
		workshopId: workshop(),
		seq: integer('seq').notNull(),
		/** Server's time in milliseconds. */
		at: bigint('at', { mode: 'number' }).notNull(),
		byKind: text('by_kind', { enum: ['participant', 'facilitator', 'program'] }).notNull(),
		byId: integer('by_id'),
		/** Drawn by who sent it, on the first event that it made: the same key makes nothing again. */
		key: text('key'),
		event: jsonb('event').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.workshopId, t.seq] }),
		uniqueIndex('workshop_events_key')
			.on(t.workshopId, t.key)
			.where(sql`key is not null`)
	]
);

/** The answer in force of each participant to each item in each round: one, by the key of this table. */
export const workshopAnswers = pgTable(
	'workshop_answers',
	{
		workshopId: workshop(),
		poll: text('poll').notNull(),
		round: integer('round').notNull(),
		item: text('item').notNull(),
		participant: integer('participant').notNull(),
		/** The event that holds it. */
		seq: integer('seq').notNull()
	},
	(t) => [primaryKey({ columns: [t.workshopId, t.poll, t.round, t.item, t.participant] })]
);

/** People of the room. Names, organisations and devices are erased when the workshop is over; numbers stay. */
export const workshopParticipants = pgTable(
	'workshop_participants',
	{
		workshopId: workshop(),
		/** From 1 in each workshop. */
		id: integer('id').notNull(),
		joinedAt: time('joined_at').notNull().defaultNow(),
		/** SHA-256 of what their device holds; null once erased. */
		tokenHash: text('token_hash'),
		name: text('name').notNull(),
		organisation: text('organisation').notNull(),
		persons: integer('persons').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.workshopId, t.id] }),
		uniqueIndex('workshop_participants_token').on(t.tokenHash)
	]
);

/** Who runs a workshop: accounts, and devices paired for its console alone. */
export const workshopFacilitators = pgTable(
	'workshop_facilitators',
	{
		workshopId: workshop(),
		/** From 1 in each workshop. */
		id: integer('id').notNull(),
		createdAt: time('created_at').notNull().defaultNow(),
		/** The account, or the one that paired the device. */
		accountId: integer('account_id').references(() => accounts.id, { onDelete: 'set null' }),
		paired: boolean('paired').notNull(),
		/** As other facilitators see it; '' once erased. */
		name: text('name').notNull(),
		/** SHA-256 of what a paired device holds; null for an account, and once erased or revoked. */
		tokenHash: text('token_hash')
	},
	(t) => [
		primaryKey({ columns: [t.workshopId, t.id] }),
		uniqueIndex('workshop_facilitators_token').on(t.tokenHash),
		uniqueIndex('workshop_facilitators_account')
			.on(t.workshopId, t.accountId)
			.where(sql`not paired`)
	]
);

/** One-time codes that pair a device with a console. */
export const workshopPairings = pgTable(
	'workshop_pairings',
	{
		workshopId: integer('workshop_id').notNull(),
		/** SHA-256 of the code. */
		codeHash: text('code_hash').notNull(),
		/** The facilitator who made it. */
		madeBy: integer('made_by').notNull(),
		expiresAt: time('expires_at').notNull(),
		usedAt: time('used_at')
	},
	(t) => [
		primaryKey({ columns: [t.codeHash] }),
		index('workshop_pairings_workshop').on(t.workshopId),
		foreignKey({
			columns: [t.workshopId, t.madeBy],
			foreignColumns: [workshopFacilitators.workshopId, workshopFacilitators.id]
		}).onDelete('cascade')
	]
);
