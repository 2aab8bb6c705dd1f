import { date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { TestCase } from '../../domain/test-cases';
import { jsonb } from './columns';
import { owned } from './schema-access';

const time = (name: string) => timestamp(name, { withTimezone: true });
const tests = () => jsonb('tests').$type<readonly TestCase[]>().notNull();

/** Published criteria, one chain per installation; the highest number is in force. A trigger refuses changes and deletions. */
export const criteriaVersions = pgTable('criteria_versions', {
	number: integer('number').primaryKey(),
	publishedAt: time('published_at').notNull().defaultNow(),
	name: text('name').notNull(),
	/** Why, in French; '' when not said. */
	note: text('note').notNull(),
	/** Canonical JSON. */
	text: text('text').notNull(),
	/** SHA-256 of `text`. */
	hash: text('hash').notNull(),
	/** The version its draft was made from; null for the criteria that the product came with. */
	origin: integer('origin'),
	/** The test cases it was published with, waivers included. */
	tests: tests(),
	/** Number of the account; no reference, as a published version never changes. Null for the program. */
	publishedBy: integer('published_by')
});

/** Criteria being written. */
export const criteriaDrafts = pgTable('criteria_drafts', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	createdAt: time('created_at').notNull().defaultNow(),
	name: text('name').notNull(),
	/** JSON as the last save gave it: kept even when the catalogue no longer knows a field of it. */
	text: text('text').notNull(),
	tests: tests(),
	/** The version it was made from. */
	origin: integer('origin').notNull(),
	/** Grows with each save: one made from an older state is refused. */
	revision: integer('revision').notNull().default(1),
	updatedAt: time('updated_at').notNull().defaultNow(),
	/** Number of the account that saved last. */
	updatedBy: integer('updated_by'),
	/** Set when somebody deletes or publishes it: it can be brought back until it is swept. */
	deletedAt: time('deleted_at'),
	...owned()
});

/** Segments decided by a person. The computed segment stays what the criteria say. */
export const overrides = pgTable(
	'overrides',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		decidedAt: time('decided_at').notNull().defaultNow(),
		/** Number of the account; null for the command line. Stays when the work is transferred. */
		decidedBy: integer('decided_by'),
		subjectKind: text('subject_kind', { enum: ['structure', 'organisation'] }).notNull(),
		/** FINESS number of a structure, or id of an organisation. */
		subjectId: text('subject_id').notNull(),
		/** Id of a segment. */
		segment: text('segment').notNull(),
		/** French. */
		reason: text('reason').notNull(),
		/** The last day it holds, in the time of Paris; null without an end. */
		expiresOn: date('expires_on', { mode: 'string' }),
		/** What the criteria said on that day: ids of segments or other states, each once, between spaces; null when nothing. */
		computed: text('computed'),
		withdrawnAt: time('withdrawn_at'),
		withdrawnBy: integer('withdrawn_by'),
		withdrawalReason: text('withdrawal_reason'),
		...owned()
	},
	(t) => [index('overrides_subject').on(t.subjectKind, t.subjectId)]
);
