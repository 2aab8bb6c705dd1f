import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase, type Database } from '$lib/server/db';
import { importFiles, sweep, type ImportContext, type ImportFile } from '$lib/server/imports';
import { currentVersion } from '$lib/server/versions';
import { programArgs } from './bundled-programs';

/** Where a database is. */
interface Place {
	readonly dataDir: string;
	readonly databaseUrl: string | null;
}

/** When an import is killed: once it has told a phase, or after some milliseconds. */
export type KillTime = { readonly phase: string } | { readonly after: number };

export const KILL_PHASES = ['hashing', 'reading', 'composing', 'comparing', 'storing', 'publishing'] as const;

/** Tests and long runs start in the project's folder, with the reading thread built. */
const root = process.cwd();
const READER = path.join(root, 'build-node', 'read-worker.js');

/** Imports files in a process of its own and kills it without warning. @returns what it had told */
async function importAndKill(
	place: Place,
	files: readonly ImportFile[],
	time: KillTime,
	order: string
): Promise<string[]> {
	const pauseAt = 'phase' in time ? time.phase : null;
	writeFileSync(order, JSON.stringify({ files, pauseAt, readerProgram: READER }));
	const child = spawn(process.execPath, [...programArgs('import-files'), order], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' }
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const said: string[] = [];
	const reached = new Promise<void>((resolve) => {
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			said.push(...text.split('\n').filter((line) => line !== ''));
			if (pauseAt === null ? said.length > 0 : said.includes(pauseAt)) resolve();
		});
	});
	await Promise.race([reached, ended]);
	if ('after' in time) await Promise.race([setTimeout(time.after), ended]);
	child.kill('SIGKILL');
	await ended;
	return said;
}

const CHECKS: Readonly<Record<string, string>> = {
	'imports that look under way':
		"select count(*)::int from imports where status in ('detecting', 'awaiting-mapping', 'staging', 'ready', 'publishing')",
	'layers that no version names':
		'select count(*)::int from layers l where not exists (select 1 from versions v where v.layer_ids @> to_jsonb(l.id))',
	'rows without a layer':
		'select count(*)::int from layer_chunks r where not exists (select 1 from layers l where l.id = r.layer_id)',
	'layers whose rows are not all there':
		'select count(*)::int from layers l where l.rows <> (select coalesce(sum(json_array_length(r.data::json)), 0) from layer_chunks r where r.layer_id = l.id)',
	'rejects without an import':
		'select count(*)::int from rejects r where not exists (select 1 from versions v where v.import_id = r.import_id)',
	'changes of no version':
		'select count(*)::int from changes c where not exists (select 1 from versions v where v.id = c.version_id)',
	'snapshots of no version':
		'select count(*)::int from snapshot_parts s where not exists (select 1 from versions v where v.hash = s.hash)',
	'versions without a snapshot':
		'select count(*)::int from versions v where not exists (select 1 from snapshot_parts s where s.hash = v.hash)',
	'versions that do not follow the one before':
		'select count(*)::int from versions v where v.parent_id is distinct from (select max(id) from versions w where w.id < v.id)'
};

/** What a database must not hold when no import is under way; empty when all is well. */
export async function brokenInvariants(db: Database): Promise<string[]> {
	const broken: string[] = [];
	for (const [what, statement] of Object.entries(CHECKS)) {
		const [row] = await db.query(statement);
		if (Number(row?.[0]) > 0) broken.push(`${String(row?.[0])} ${what}`);
	}
	return broken;
}

/** What one round found. */
export interface KillOutcome {
	/** The last phase told before the end. */
	readonly killedIn: string;
	/** True when the new version was there after the kill. */
	readonly published: boolean;
	/** Empty when all is well. */
	readonly problems: readonly string[];
}

/**
 * Kills an import and looks at what is left: the version before or the new one, whole, nothing else, and the same files can be
 * imported again.
 * @param folder for files of the round
 */
export async function killRound(
	place: Place,
	files: readonly ImportFile[],
	time: KillTime,
	folder: string
): Promise<KillOutcome> {
	const expected = await withDatabase(place, async (context) => {
		const dry = await importFiles(context, files, { dryRun: true });
		const before = await currentVersion(context.db);
		return { hash: dry.ok ? dry.value.report.hash : '', before };
	});
	const said = await importAndKill(place, files, time, path.join(folder, 'order.json'));
	return withDatabase(place, async (context) => {
		const { db } = context;
		// Where processes share a database, a dead one is known by its silence: as if that time had passed.
		await db.query('update leases set expires_at = 0');
		const problems: string[] = [];
		await sweep(context);
		problems.push(...(await brokenInvariants(db)));
		const after = await currentVersion(db);
		const published = after?.id !== expected.before?.id;
		if (published && after?.hash !== expected.hash) problems.push('the new version is not the expected one');
		const again = await importFiles(context, files, { allowClose: true });
		if (!again.ok) problems.push(`importing again was refused: ${again.error.code}`);
		else if (again.value.report.hash !== expected.hash) problems.push('importing again gave another dataset');
		else if (published && again.value.status !== 'unchanged')
			problems.push('importing again published twice');
		problems.push(...(await brokenInvariants(db)));
		return { killedIn: said.at(-1) ?? 'start', published, problems };
	});
}

async function withDatabase<T>(place: Place, work: (context: ImportContext) => Promise<T>): Promise<T> {
	const db = await openDatabase(place);
	try {
		return await work({
			db,
			dataDir: place.dataDir,
			actor: 'program',
			readerProgram: null
		});
	} finally {
		await db.close();
	}
}
