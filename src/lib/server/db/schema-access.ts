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
import type { Scope } from '../../domain/access';

const time = (name: string) => timestamp(name, { withTimezone: true });
const createdAt = () => time('created_at').notNull().defaultNow();

/** Who may come in. What proves who they are is in tables of its own, so that reading an account never reads a secret. */
export const accounts = pgTable(
	'accounts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		createdAt: createdAt(),
		/** As shown to others; '' once erased. */
		name: text('name').notNull(),
		/** What the person types to sign in; null for the demonstration, for who comes by a provider only, and once erased. */
		email: text('email'),
		/** The e-mail folded, for comparison. */
		emailKey: text('email_key'),
		role: text('role', { enum: ['admin', 'analyst', 'facilitator', 'reader'] }).notNull(),
		/** 'national' or codes of ARS territories. */
		scope: jsonb('scope').$type<Scope>().notNull(),
		demonstration: boolean('demonstration').notNull().default(false),
		/** Null until the invitation was taken up. */
		activatedAt: time('activated_at'),
		deactivatedAt: time('deactivated_at'),
		/** When its personal data were erased: the number alone remains, for the journal. */
		erasedAt: time('erased_at'),
		lastSignInAt: time('last_sign_in_at')
	},
	(t) => [uniqueIndex('accounts_email').on(t.emailKey)]
);

const account = () =>
	integer('account_id')
		.notNull()
		.references(() => accounts.id, { onDelete: 'cascade' });

/** argon2id, in its own text form. */
export const passwords = pgTable('passwords', {
	accountId: account().primaryKey(),
	hash: text('hash').notNull(),
	changedAt: time('changed_at').notNull().defaultNow()
});

/** Authenticator applications (TOTP). */
export const authenticators = pgTable('authenticators', {
	accountId: account().primaryKey(),
	/** Base32. */
	secret: text('secret').notNull(),
	createdAt: createdAt(),
	/** The last time step whose code was taken: no code works twice. */
	lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0)
});

/** Recovery codes, each good once. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		accountId: account(),
		/** SHA-256 of the code. */
		hash: text('hash').notNull(),
		usedAt: time('used_at')
	},
	(t) => [primaryKey({ columns: [t.accountId, t.hash] })]
);

/** WebAuthn credentials. */
export const passkeys = pgTable(
	'passkeys',
	{
		/** Base64url, as the browser gives it. */
		id: text('id').primaryKey(),
		accountId: account(),
		publicKey: bytea('public_key').notNull(),
		counter: bigint('counter', { mode: 'number' }).notNull(),
		transports: jsonb('transports').$type<string[]>().notNull(),
		/** Given by the person: « clé du bureau ». */
		name: text('name').notNull(),
		createdAt: createdAt(),
		lastUsedAt: time('last_used_at')
	},
	(t) => [index('passkeys_account').on(t.accountId)]
);

/** Accounts at OpenID providers: an account is known by issuer and subject, never by an e-mail. */
export const identities = pgTable(
	'identities',
	{
		issuer: text('issuer').notNull(),
		subject: text('subject').notNull(),
		accountId: account(),
		createdAt: createdAt()
	},
	(t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_account').on(t.accountId)]
);

/** Signed-in browsers. */
export const sessions = pgTable(
	'sessions',
	{
		/** SHA-256 of the token in the cookie: what the database holds opens nothing. */
		id: text('id').primaryKey(),
		accountId: account(),
		createdAt: createdAt(),
		/** End for want of use; moved on as it is used. */
		expiresAt: time('expires_at').notNull(),
		/** End whatever happens. */
		endsAt: time('ends_at').notNull(),
		/** `first`: the password was right and a second factor is awaited; `full`: signed in. */
		level: text('level', { enum: ['first', 'full'] }).notNull(),
		seenAt: time('seen_at').notNull().defaultNow(),
		/** Browser and system in words, to be recognised in the list of one's sessions. */
		device: text('device').notNull()
	},
	(t) => [index('sessions_account').on(t.accountId)]
);

/** Browsers that an account signed in from: guesses made elsewhere do not slow them down. */
export const knownDevices = pgTable(
	'known_devices',
	{
		/** SHA-256 of the token in the cookie. */
		id: text('id').primaryKey(),
		accountId: account(),
		createdAt: createdAt(),
		expiresAt: time('expires_at').notNull()
	},
	(t) => [index('known_devices_account').on(t.accountId)]
);

/** Links that work once: the first administrator, an invitation, new means of signing in. */
export const accessLinks = pgTable(
	'access_links',
	{
		/** SHA-256 of the token in the address. */
		id: text('id').primaryKey(),
		kind: text('kind', { enum: ['first-admin', 'invitation', 'renewal'] }).notNull(),
		/** The account it opens; null for the first administrator, who has none yet. */
		accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
		createdAt: createdAt(),
		/** The administrator who made it; null when the program did. */
		createdBy: integer('created_by').references(() => accounts.id, { onDelete: 'set null' }),
		expiresAt: time('expires_at').notNull(),
		usedAt: time('used_at')
	},
	(t) => [index('access_links_account').on(t.accountId)]
);

/** What a sign-in keeps between two requests: challenges of passkeys, state of OpenID exchanges, secrets being set up. */
export const signInSteps = pgTable('sign_in_steps', {
	/** SHA-256 of the token in the cookie. */
	id: text('id').primaryKey(),
	kind: text('kind').notNull(),
	payload: jsonb('payload').notNull(),
	accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
	expiresAt: time('expires_at').notNull()
});

/** Counters of attempts, shared by all processes; in the shape that rate-limiter-flexible asks for. */
export const attempts = pgTable('attempts', {
	key: text('key').primaryKey(),
	points: integer('points').notNull(),
	expire: time('expire')
});

/**
 * Who did what, and when. Append-only: a trigger refuses changes and deletions, and each line holds the hash of the one
 * before. It names accounts by number, so that erasing a person changes no line.
 */
export const journal = pgTable(
	'journal',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		at: time('at').notNull(),
		/** Null for the program itself, and for who is not signed in. */
		accountId: integer('account_id'),
		/** Where the request came through: `web` or `cli`. */
		channel: text('channel').notNull(),
		action: text('action').notNull(),
		/** What it was about: `version 12`, `account 3`, `structure 560000010`. */
		subject: text('subject').notNull(),
		before: jsonb('before'),
		after: jsonb('after'),
		/** Scope of who did it: administrators of other territories do not see the line. */
		scope: jsonb('scope').$type<Scope>().notNull(),
		/** Hash of the previous line, '' for the first; and of this one. */
		previous: text('previous').notNull(),
		hash: text('hash').notNull()
	},
	(t) => [
		uniqueIndex('journal_previous').on(t.previous),
		index('journal_at').on(t.at),
		index('journal_account').on(t.accountId)
	]
);

/** Whose work something is, and whose territory it is of; what was made before accounts existed is national. */
export const owned = () => ({
	ownerId: integer('owner_id').references(() => accounts.id, { onDelete: 'set null' }),
	scope: jsonb('scope')
		.$type<Scope>()
		.notNull()
		.default(sql`'"national"'::jsonb`)
});
