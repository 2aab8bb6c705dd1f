import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killedVote, placeToKill } from '../support/kill-vote';
import { createDatabase, startPostgres } from '../support/postgres';

/** Longest time of votes before a kill, in milliseconds. */
const LONGEST = 1500;

/** The steps of a golden ratio: times of kills that are spread evenly, the same in each run. */
const timeOf = (round: number): number => 50 + Math.floor(((round * 0.618034) % 1) * LONGEST);

async function votesOn(engine: string, databaseUrl: string | null, rounds: number): Promise<boolean> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'cible-votes-'));
	let [acknowledged, open, failed] = [0, 0, 0];
	const start = performance.now();
	try {
		const place = { dataDir, databaseUrl };
		const workshop = await placeToKill(place);
		for (let round = 1; round <= rounds; round++) {
			const outcome = await killedVote(place, workshop, round, timeOf(round));
			acknowledged += outcome.acknowledged;
			open += outcome.open;
			if (outcome.problems.length === 0) continue;
			failed++;
			console.log(`${engine}, round ${round}: ${outcome.problems.slice(0, 5).join('; ')}`);
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
	const seconds = Math.round((performance.now() - start) / 1000);
	console.log(
		`${engine}: server killed ${rounds} times in the middle of a vote, ${acknowledged} answers kept, ${open} of them sent again, ${failed} rounds with a problem, ${seconds} s`
	);
	return failed === 0;
}

/**
 * Kills the server in the middle of votes, on both engines or on the one that `WORKSHOP_ON` names.
 * @returns true when nothing was ever lost or doubled
 */
export async function tortureWorkshop(rounds: number): Promise<boolean> {
	const only = process.env['WORKSHOP_ON'];
	const embedded = only === 'postgres' || (await votesOn('pglite', null, rounds));
	if (only === 'pglite') return embedded;
	const cluster = await startPostgres();
	try {
		return (await votesOn('postgres', await createDatabase(cluster.url), rounds)) && embedded;
	} finally {
		await cluster.stop();
	}
}
