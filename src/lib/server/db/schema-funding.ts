import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	index,
	integer,
	pgTable,
	text,
	timestamp,
	uniqueIndex,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { jsonb } from './columns';
import { owned } from './schema-access';

const time = (name: string) => timestamp(name, { withTimezone: true });
const id = () => integer('id').primaryKey().generatedAlwaysAsIdentity();
const scenario = () =>
	integer('scenario_id')
		.notNull()
		.references(() => scenarios.id);
/** Number of the account; no reference, as these rows never change. Null for the command line. */
const author = () => integer('author');
/** What was in force: number and hash of the version of the data, null without any, and version of the criteria. */
const ground = () => ({
	datasetVersion: integer('dataset_version'),
	datasetHash: text('dataset_hash'),
	criteriaVersion: integer('criteria_version').notNull()
});

/**
 * Funding scenarios. What one says is in tables that only grow (a trigger refuses changes and deletions); what it does not say, its
 * base says. A base is older than its variants, so that there is no circle.
 */
export const scenarios = pgTable(
	'scenarios',
	{
		id: id(),
		createdAt: time('created_at').notNull().defaultNow(),
		createdBy: integer('created_by'),
		name: text('name').notNull(),
		/** The name folded. */
		nameKey: text('name_key').notNull(),
		/** French; '' when not said. */
		description: text('description').notNull(),
		/** Null for the product's own scenario. */
		baseId: integer('base_id').references((): AnyPgColumn => scenarios.id),
		/** Grows with each change of a setting or of the name: one made from an older state is refused. */
		revision: integer('revision').notNull().default(1),
		updatedAt: time('updated_at').notNull().defaultNow(),
		archivedAt: time('archived_at'),
		/** When somebody last decided on it, or said that they had looked again. */
		groundAt: time('ground_at').notNull().defaultNow(),
		...ground(),
		...owned()
	},
	(t) => [
		check('scenarios_base_is_older', sql`base_id < id`),
		uniqueIndex('scenarios_name')
			.on(t.nameKey, t.scope)
			.where(sql`archived_at is null`)
	]
);

/** Settings said and forgotten; the last row of a key holds. */
export const scenarioSettings = pgTable(
	'scenario_settings',
	{
		id: id(),
		scenarioId: scenario(),
		at: time('at').notNull().defaultNow(),
		author: author(),
		/** The revision of the scenario that this row made. */
		revision: integer('revision').notNull(),
		key: text('key').notNull(),
		/** True when it forgets the key. */
		reset: boolean('reset').notNull(),
		/** JSON null is a value: « no help ». */
		value: jsonb('value'),
		/** Why, in French; '' when not said. */
		note: text('note').notNull()
	},
	(t) => [index('scenario_settings_key').on(t.scenarioId, t.key)]
);

/** Amounts of structures; the last row of a scenario, structure, stage, label and year holds. */
export const scenarioAmounts = pgTable(
	'scenario_amounts',
	{
		id: id(),
		scenarioId: scenario(),
		at: time('at').notNull().defaultNow(),
		author: author(),
		finess: text('finess').notNull(),
		stage: text('stage', { enum: ['asked', 'decided', 'past-aid'] }).notNull(),
		/** What a past aid was; '' for the other stages. */
		label: text('label').notNull(),
		/** Year of a past aid; 0 for the other stages. */
		year: integer('year').notNull(),
		/** Null when it is withdrawn. */
		cents: bigint('cents', { mode: 'number' }),
		/** French. */
		reason: text('reason').notNull(),
		...ground()
	},
	(t) => [index('scenario_amounts_structure').on(t.scenarioId, t.finess)]
);

/** Results of the solver, kept as decisions. A scenario uses the one that its setting « shortage » names. */
export const scenarioAllocations = pgTable('scenario_allocations', {
	id: id(),
	scenarioId: scenario(),
	at: time('at').notNull().defaultNow(),
	author: author(),
	allocation: jsonb('allocation').notNull(),
	...ground()
});
