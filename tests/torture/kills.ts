import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportFile } from '../../src/lib/server/imports';
import { finess, register, sitesOf, survey } from '../support/import-files';
import { KILL_PHASES, killRound, type KillTime } from '../support/kill-import';
import { createDatabase, startPostgres } from '../support/postgres';

/** Sites of the register that is imported: enough for a phase to be hit anywhere. */
const SITES = 6000;
/** Longest wait before a kill at random, in milliseconds: a little more than an import takes. */
const LONGEST = 4000;

/** A register and a survey of one round: each round changes the name of every site. */
function filesOf(round: number, folder: string): ImportFile[] {
	const day = new Date(Date.UTC(2026, 0, 1 + round)).toISOString().slice(0, 10);
	const sites = sitesOf(SITES).map((site) => ({ ...site, name: `EHPAD N°${site.serial} du tour ${round}` }));
	const answers = sites.map(({ serial }) => [finess('14', serial), String((serial * round) % 90)] as const);
	const write = (name: string, content: string): ImportFile => {
		const target = path.join(folder, name);
		writeFileSync(target, content);
		return { path: target, name, referenceDate: day };
	};
	return [
		write('registre.csv', register(sites, day)),
		write('enquete.csv', survey([...answers, ['rejet', '1']]))
	];
}

/** A small generator of numbers between 0 and 1 (mulberry32): the same seed kills at the same moments. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Every other kill is at a phase, each in its turn; the others are at random. */
function timeOf(round: number, random: () => number): KillTime {
	const phase = KILL_PHASES[(round / 2) % KILL_PHASES.length];
	return round % 2 === 0 && phase ? { phase } : { after: Math.floor(random() * LONGEST) };
}

async function killsOn(
	engine: string,
	databaseUrl: string | null,
	rounds: number,
	seed: number
): Promise<boolean> {
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-kills-'));
	const random = randomFrom(seed);
	const counts = new Map<string, number>();
	let [published, failed] = [0, 0];
	const start = performance.now();
	try {
		for (let round = 0; round < rounds; round++) {
			const time = timeOf(round, random);
			const place = { dataDir: path.join(folder, 'data'), databaseUrl };
			const outcome = await killRound(place, filesOf(round + 1, folder), time, folder);
			counts.set(outcome.killedIn, (counts.get(outcome.killedIn) ?? 0) + 1);
			if (outcome.published) published++;
			if (outcome.problems.length === 0) continue;
			failed++;
			console.log(`${engine}, round ${round}, ${JSON.stringify(time)}: ${outcome.problems.join('; ')}`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const where = [...counts].map(([phase, count]) => `${phase} ${count}`).join(', ');
	const seconds = Math.round((performance.now() - start) / 1000);
	console.log(
		`${engine}: ${rounds} imports killed (seed ${seed}; last phase told: ${where}), ${published} already published, ${failed} with a problem, ${seconds} s`
	);
	return failed === 0;
}

/** Kills imports on both engines, at every phase and at random. @returns true when nothing was ever half done */
export async function tortureKills(rounds: number, seed = 2028): Promise<boolean> {
	const embedded = await killsOn('pglite', null, rounds, seed);
	const cluster = await startPostgres();
	try {
		return (await killsOn('postgres', await createDatabase(cluster.url), rounds, seed)) && embedded;
	} finally {
		await cluster.stop();
	}
}
