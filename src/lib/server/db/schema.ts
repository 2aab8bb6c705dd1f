import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { bytea, jsonb } from './columns';

import { accounts, owned } from './schema-access';

export * from './schema-access';
export * from './schema-criteria';
export * from './schema-funding';
export * from './schema-saved';
export * from './schema-workshop';

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();

/** One attempt to add files to the dataset. `staging` rows whose process is gone are swept at start. */
export const imports = pgTable('imports', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	createdAt: createdAt(),
	finishedAt: timestamp('finished_at', { withTimezone: true }),
	status: text('status', {
		enum: [
			'detecting',
			'awaiting-mapping',
			'staging',
			'ready',
			'publishing',
			'published',
			'unchanged',
			'refused',
			'cancelled',
			'failed'
		]
	}).notNull(),
	/** Who holds it: a random id of the app process, so that leftovers of a dead process can be swept. */
	holder: text('holder').notNull(),
	/** What the screens show: files, progress, detections, report, differences. */
	state: jsonb('state')
		.notNull()
		.default(sql`'{}'::jsonb`),
	versionId: integer('version_id'),
	...owned()
});

/** Accepted rows of one file and one kind. Invisible until a version names it in `layer_ids`. */
export const layers = pgTable(
	'layers',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		importId: integer('import_id')
			.notNull()
			.references(() => imports.id),
		createdAt: createdAt(),
		kind: text('kind').notNull(),
		/** File name as given, shown as the source of values. */
		name: text('name').notNull(),
		format: text('format').notNull(),
		/** SHA-256 of the accepted content and how it was read: the same layer twice is one layer. */
		contentHash: text('content_hash').notNull(),
		/** ISO date the data are as of, '' when not said. */
		referenceDate: text('reference_date').notNull(),
		/** {extent: 'full' | 'partial', departments: string[] | 'national'} */
		coverage: jsonb('coverage').notNull(),
		/** Field ids, in the order of the values of each row. */
		columns: jsonb('columns').notNull(),
		rows: integer('rows').notNull(),
		fictional: boolean('fictional').notNull().default(false)
	},
	(t) => [index('layers_content').on(t.contentHash)]
);

/**
 * Rows of layers, some thousands together: `data` is a JSON array of rows, each an array of texts in the order of the layer's
 * columns. Row by row, what the database keeps of each one cost more than the row itself.
 */
export const layerChunks = pgTable(
	'layer_chunks',
	{
		layerId: integer('layer_id').notNull(),
		/** In the order of the file, from 0. */
		chunk: integer('chunk').notNull(),
		data: text('data').notNull()
	},
	(t) => [primaryKey({ columns: [t.layerId, t.chunk] })]
);

/** Lines refused by the readers, kept with the original text so that they can be corrected and imported again. */
export const rejects = pgTable(
	'rejects',
	{
		importId: integer('import_id').notNull(),
		file: integer('file').notNull(),
		line: integer('line').notNull(),
		code: text('code').notNull(),
		column: text('column').notNull(),
		value: text('value').notNull(),
		expected: text('expected').notNull(),
		raw: text('raw').notNull()
	},
	(t) => [index('rejects_import').on(t.importId, t.file)]
);

/** The linear chain of dataset versions; the current one has the greatest id. */
export const versions = pgTable(
	'versions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: createdAt(),
		/** The version this one follows; unique, so that the chain cannot fork. */
		parentId: integer('parent_id'),
		kind: text('kind', { enum: ['import', 'rollback'] }).notNull(),
		/** For a roll-back, the version whose content it takes up. */
		restoresId: integer('restores_id'),
		importId: integer('import_id'),
		/** SHA-256 of the snapshot. */
		hash: text('hash').notNull(),
		layerIds: jsonb('layer_ids').$type<number[]>().notNull(),
		structures: integer('structures').notNull(),
		added: integer('added').notNull(),
		changed: integer('changed').notNull(),
		closed: integer('closed').notNull(),
		unchanged: integer('unchanged').notNull(),
		asOf: text('as_of').notNull(),
		fictional: boolean('fictional').notNull(),
		/** Who published it; null for the program and for versions older than accounts. */
		authorId: integer('author_id').references(() => accounts.id, { onDelete: 'set null' })
	},
	(t) => [
		uniqueIndex('versions_parent').on(t.parentId),
		uniqueIndex('versions_root')
			.on(sql`(parent_id is null)`)
			.where(sql`parent_id is null`)
	]
);

/**
 * The immutable content of a version, by hash: named parts (Arrow tables and a JSON header), each cut into blocks so that
 * no statement is long. Read and written by `readSnapshotPart` and `writeSnapshotPart` only.
 */
export const snapshotParts = pgTable(
	'snapshot_parts',
	{
		hash: text('hash').notNull(),
		part: text('part').notNull(),
		block: integer('block').notNull(),
		bytes: bytea('bytes').notNull()
	},
	(t) => [primaryKey({ columns: [t.hash, t.part, t.block] })]
);

/** What a version changed, value by value; `field` is '' for a structure added or closed. */
export const changes = pgTable(
	'changes',
	{
		versionId: integer('version_id').notNull(),
		finess: text('finess').notNull(),
		kind: text('kind', { enum: ['added', 'changed', 'closed'] }).notNull(),
		field: text('field').notNull(),
		before: text('before').notNull(),
		after: text('after').notNull(),
		source: text('source').notNull()
	},
	(t) => [index('changes_version').on(t.versionId), index('changes_finess').on(t.finess)]
);

/** Column mappings that a person confirmed, remembered for the same header. */
export const mappings = pgTable('mappings', {
	fingerprint: text('fingerprint').primaryKey(),
	mapping: jsonb('mapping').notNull(),
	confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow()
});

/** Small facts of the installation. */
export const settings = pgTable('settings', {
	key: text('key').primaryKey(),
	value: jsonb('value').notNull()
});

/** One row per task that only one process does at a time, such as importing. Several processes share one PostgreSQL; `expiresAt` frees a dead holder. */
export const leases = pgTable('leases', {
	name: text('name').primaryKey(),
	holder: text('holder').notNull(),
	description: text('description').notNull(),
	/** Milliseconds since the epoch, by the clock of the database; with the holder it identifies one lease. */
	acquiredAt: bigint('acquired_at', { mode: 'number' }).notNull(),
	/** Milliseconds since the epoch, by the clock of the database. */
	expiresAt: bigint('expires_at', { mode: 'number' }).notNull()
});

/** One round of questions to operators: the version they were filled from, and until when answers are expected. */
export const campaigns = pgTable(
	'campaigns',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: createdAt(),
		/** Written in the questionnaires: tells whose campaign they are when they come back. */
		token: text('token').notNull(),
		name: text('name').notNull(),
		/** ISO dates. */
		sentOn: text('sent_on').notNull(),
		dueOn: text('due_on').notNull(),
		versionId: integer('version_id').notNull(),
		hash: text('hash').notNull(),
		...owned()
	},
	(t) => [uniqueIndex('campaigns_token').on(t.token)]
);

/** Operators asked in a campaign. Who has answered is read from the layers in force, never stored here. */
export const campaignOperators = pgTable(
	'campaign_operators',
	{
		campaignId: integer('campaign_id')
			.notNull()
			.references(() => campaigns.id),
		/** Id of the organisation. */
		organisation: text('organisation').notNull(),
		name: text('name').notNull(),
		/** FINESS numbers of its legal entities, and their SIREN where known. */
		entities: jsonb('entities').$type<string[]>().notNull(),
		sirens: jsonb('sirens').$type<string[]>().notNull(),
		structures: integer('structures').notNull(),
		/** Undetermined structures that its answers were to settle. */
		settles: integer('settles').notNull(),
		sentAt: timestamp('sent_at', { withTimezone: true }),
		remindedAt: timestamp('reminded_at', { withTimezone: true })
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.organisation] })]
);

/** Proposals that somebody refused: they are not made again to those of the same scope. */
export const refusedProposals = pgTable(
	'refused_proposals',
	{
		key: text('key').notNull(),
		/** `scopeKey` of who refused. */
		scope: text('scope').notNull().default('national'),
		refusedAt: timestamp('refused_at', { withTimezone: true }).notNull().defaultNow(),
		/** Free text: a service, never a person. */
		service: text('service').notNull()
	},
	(t) => [primaryKey({ columns: [t.key, t.scope] })]
);
