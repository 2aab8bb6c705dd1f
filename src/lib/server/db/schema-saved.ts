import { sql } from 'drizzle-orm';
import { integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { owned } from './schema-access';

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();

const savedName = () => ({
	name: text('name').notNull(),
	/** The name folded: two names that people take for one another cannot both be in use where somebody sees both. */
	nameKey: text('name_key').notNull(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
	/** Grows with each change: a change made from an older state is refused. */
	revision: integer('revision').notNull().default(1),
	/** Set when somebody deletes it: it can be brought back until it is swept. */
	deletedAt: timestamp('deleted_at', { withTimezone: true })
});

/** Views kept for everybody of this installation: a page and what it shows. */
export const savedViews = pgTable(
	'saved_views',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: createdAt(),
		...savedName(),
		path: text('path').notNull(),
		query: text('query').notNull(),
		...owned()
	},
	(t) => [
		uniqueIndex('saved_views_name')
			.on(t.nameKey, t.scope)
			.where(sql`deleted_at is null`)
	]
);

/** Named lists of structures, used as a filter. */
export const namedLists = pgTable(
	'named_lists',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: createdAt(),
		...savedName(),
		...owned()
	},
	(t) => [
		uniqueIndex('named_lists_name')
			.on(t.nameKey, t.scope)
			.where(sql`deleted_at is null`)
	]
);

/** FINESS numbers of a list, whether or not the version in force knows them. */
export const namedListMembers = pgTable(
	'named_list_members',
	{
		listId: integer('list_id')
			.notNull()
			.references(() => namedLists.id, { onDelete: 'cascade' }),
		finess: text('finess').notNull()
	},
	(t) => [primaryKey({ columns: [t.listId, t.finess] })]
);
