import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/lib/server/db';
import { waitAfter } from '../../src/lib/room/wait';
import { closeRooms } from '../../src/lib/server/live';
import { FULL_POLLS, openWorkshopOf, ROOM_CODE, STATEMENTS } from '../support/live-workshop';
import { createDatabase, startPostgres } from '../support/postgres';
import { answerOf, Phone } from '../support/room-phones';
import { startServer, type RunningServer } from '../support/server';
import { percentile } from './measure';
import type { BenchLine, BenchSection } from './report';

/** Each participant answers once in this time. */
const PERIOD_MS = 10_000;
const SECONDS = Number(process.env['WORKSHOP_SECONDS'] ?? 300);
/** Rooms of so many participants are measured. */
const ROOMS = (process.env['WORKSHOP_PARTICIPANTS'] ?? '300,1000').split(',').map(Number);
/** `pglite` and `postgres`, and `two` for two processes on one PostgreSQL. */
const PLACES = (process.env['WORKSHOP_ON'] ?? 'pglite,postgres,two').split(',');
const DROPPED = 200;
const DROPPED_MS = 30_000;
const QUEUED = 3;

type Engine = 'pglite' | 'postgres';

/** A room on one or several processes of the app. */
interface Place {
	readonly name: string;
	readonly servers: readonly RunningServer[];
	readonly dataDir: string;
	readonly databaseUrl: string | null;
}

interface Answer {
	readonly key: string;
	readonly sentAt: number;
	/** Null while it is not known to have arrived. */
	seq: number | null;
}

/** An answer of everybody every ten seconds, each at a time of their own. */
async function vote(phones: readonly Phone[], seconds: number, firstTurn: number): Promise<Answer[]> {
	const answers: Answer[] = [];
	const end = performance.now() + seconds * 1000;
	const start = performance.now();
	await Promise.all(
		phones.map(async (phone, i) => {
			for (let turn = 0; ; turn++) {
				const at = start + (PERIOD_MS * i) / phones.length + turn * PERIOD_MS;
				if (at >= end) return;
				await wait(Math.max(0, at - performance.now()));
				const sent = answerOf(phone.participant, firstTurn + turn, STATEMENTS);
				const answer: Answer = { key: sent.key, sentAt: performance.now(), seq: null };
				answers.push(answer);
				const received = await phone.send([sent]);
				const [mine] = received ?? [];
				if (mine?.ok) answer.seq = mine.seq;
			}
		})
	);
	return answers;
}

/** For each answer, milliseconds until the last of the screens showed it. */
function untilEverybody(answers: readonly Answer[], phones: readonly Phone[]): number[] {
	const latest = new Map<Answer, number>(answers.map((answer) => [answer, 0]));
	const inOrder = answers
		.flatMap((answer) => (answer.seq === null ? [] : [{ answer, seq: answer.seq }]))
		.sort((a, b) => a.seq - b.seq);
	for (const { heard } of phones) {
		let i = 0;
		for (const { answer, seq } of inOrder) {
			while (i < heard.length && (heard[i]?.seq ?? 0) < seq) i++;
			const at = heard[i]?.at ?? Infinity;
			latest.set(answer, Math.max(latest.get(answer) ?? 0, at));
		}
	}
	return inOrder.map(({ answer }) => (latest.get(answer) ?? Infinity) - answer.sentAt);
}

async function prepared(engine: Engine, people: number, clusterUrl: string) {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-room-'));
	const databaseUrl = engine === 'postgres' ? await createDatabase(clusterUrl) : null;
	const db = await openDatabase({ dataDir, databaseUrl });
	const { id } = await openWorkshopOf(db, people, FULL_POLLS);
	await closeRooms(db);
	await db.close();
	return { dataDir, databaseUrl, id };
}

/** What the database holds of what was told to have arrived. */
async function countKept(place: Pick<Place, 'dataDir' | 'databaseUrl'>, answers: readonly Answer[]) {
	const db = await openDatabase(place);
	const rows = await db.query("select key, seq from workshop_events where event ->> 'type' = 'answered'");
	const gaps = await db.query('select max(seq) - count(*)::int from workshop_events');
	await db.close();
	const seqs = new Map<string, number[]>();
	for (const [key, seq] of rows) {
		const own = String(key).replace(/^[^:]*:/, '');
		seqs.set(own, [...(seqs.get(own) ?? []), Number(seq)]);
	}
	const arrived = answers.filter(({ seq }) => seq !== null);
	return {
		sent: answers.length,
		unanswered: answers.length - arrived.length,
		lost: arrived.filter(({ key }) => !seqs.has(key)).length,
		doubled: [...seqs.values()].filter((each) => each.length > 1).length,
		gaps: Number(gaps[0]?.[0])
	};
}

const line = (
	what: string,
	values: readonly number[],
	unit: string,
	target: string,
	reached: boolean
): BenchLine => ({ what, values, unit, target, reached });

/** Phones cut off for half a minute come back all at once, with what they answered meanwhile. */
async function comeBack(
	phones: readonly Phone[],
	turn: number
): Promise<{ times: number[]; answers: Answer[] }> {
	const dropped = phones.slice(0, DROPPED);
	for (const phone of dropped) phone.drop();
	const others = vote(phones.slice(DROPPED), DROPPED_MS / 1000, turn);
	const answers = await others;
	const start = performance.now();
	const times = await Promise.all(
		dropped.map(async (phone) => {
			const queue = Array.from({ length: QUEUED }, (_, i) =>
				answerOf(phone.participant, turn + i, STATEMENTS)
			);
			const [, received] = await Promise.all([phone.follow(), phone.send(queue)]);
			for (const { key } of queue) {
				const mine = received?.find((each) => each.key === key);
				answers.push({ key, sentAt: start, seq: mine?.ok ? mine.seq : null });
			}
			const last = Math.max(...(received ?? []).map((each) => (each.ok ? each.seq : Infinity)));
			return (received ? await phone.hears(last) : Infinity) - start;
		})
	);
	return { times, answers };
}

/**
 * Stops every process and starts it again at its address, while phones try as often as the product's do; then stops them for good.
 * @returns exit codes, milliseconds from SIGTERM until all had stopped, and for each phone until it had its stream again
 */
async function restarted(
	servers: RunningServer[],
	phones: readonly Phone[],
	startAt: (port: number) => Promise<RunningServer>
) {
	const start = performance.now();
	const restarts = servers.map(async (server, i) => {
		const code = await server.stop();
		const stopped = performance.now() - start;
		servers[i] = await startAt(Number(new URL(server.url).port));
		return { code, stopped };
	});
	const back = phones.map(async (phone) => {
		const { cuts } = phone;
		while (phone.cuts === cuts) await wait(20);
		for (let failures = 1; ; failures++) {
			await wait(waitAfter(failures, Math.random()));
			if ((await phone.follow()) === 200) return performance.now() - start;
		}
	});
	const ends = await Promise.all(restarts);
	const times = await Promise.all(back);
	for (const phone of phones) phone.drop();
	await Promise.all(servers.map((server) => server.stop()));
	return {
		codes: ends.map(({ code }) => code),
		stopping: Math.max(...ends.map(({ stopped }) => stopped)),
		times
	};
}

async function measure(
	name: string,
	engine: Engine,
	people: number,
	processes: number,
	clusterUrl: string
): Promise<BenchLine[]> {
	const { dataDir, databaseUrl } = await prepared(engine, people, clusterUrl);
	const env: Readonly<Record<string, string>> = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
	const servers: RunningServer[] = [];
	try {
		for (let i = 0; i < processes; i++)
			servers.push(await startServer({ dataset: 'empty', dataDir, env, people: [] }));
		const phones = Array.from({ length: people }, (_, i) => {
			const { url } = servers[i % processes] ?? { url: '' };
			return new Phone(`${url}/salle/${ROOM_CODE}`, i + 1);
		});
		const statuses = await Promise.all(phones.map((phone) => phone.follow()));
		const refused = statuses.filter((status) => status !== 200).length;
		if (refused > 0) throw new Error(`${refused} streams were refused`);
		const answers = await vote(phones, SECONDS, 0);
		await wait(2000);
		const delays = untilEverybody(answers, phones);
		const limit = people <= 300 ? 500 : 1000;
		const lines = [
			line(
				`${name}, ${people} participants: an answer to the last screen`,
				delays,
				'ms',
				`p95 < ${limit} ms`,
				percentile(delays, 95) < limit
			)
		];
		if (people === 300) {
			const back = await comeBack(phones, Math.ceil((SECONDS * 1000) / PERIOD_MS) + 1);
			answers.push(...back.answers);
			lines.push(
				line(
					`${name}: ${DROPPED} phones back at once after 30 s, with ${QUEUED} answers each, to having all`,
					back.times,
					'ms',
					'all < 5 s',
					Math.max(...back.times) < 5000
				)
			);
		}
		const cuts = phones.reduce((sum, phone) => sum + phone.cuts, 0);
		const { codes, stopping, times } = await restarted(servers, phones, (port) =>
			startServer({ dataset: 'empty', dataDir, env, people: [], port })
		);
		const kept = await countKept({ dataDir, databaseUrl }, answers);
		const { sent, unanswered, lost, doubled, gaps } = kept;
		const wrong = unanswered + lost + doubled + gaps + cuts;
		lines.push(
			line(
				`${name}, ${people}: of ${sent} answers, not acknowledged + lost + doubled + gaps + streams cut`,
				[wrong],
				'',
				'0',
				wrong === 0
			),
			line(
				`${name}: SIGTERM to exit with ${people} streams open`,
				[stopping],
				'ms',
				'< 5 s, code 0',
				stopping < 5000 && codes.every((code) => code === 0)
			),
			line(
				`${name}: SIGTERM, started again at once, until each of ${people} phones has its stream`,
				times,
				'ms',
				'all < 5 s',
				Math.max(...times) < 5000
			)
		);
		for (const each of lines)
			console.log(
				`${each.what}: median ${percentile(each.values, 50)} p95 ${percentile(each.values, 95)} ${each.unit}`
			);
		return lines;
	} finally {
		for (const server of servers) if (isRunning(server.pid)) await server.stop();
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** A room full of phones, on the real app. */
export async function benchWorkshop(): Promise<BenchSection> {
	const cluster = await startPostgres();
	try {
		const lines: BenchLine[] = [];
		for (const people of ROOMS)
			for (const [place, name, engine, processes] of [
				['pglite', 'PGlite', 'pglite', 1],
				['postgres', 'PostgreSQL', 'postgres', 1],
				['two', 'PostgreSQL, two processes', 'postgres', 2]
			] as const)
				if (PLACES.includes(place))
					lines.push(...(await measure(name, engine, people, processes, cluster.url)));
		const load = os.loadavg()[0]?.toFixed(1) ?? '';
		return {
			title: 'A room that votes',
			setting: `The built server, and phones as streams and requests of Node's \`http\` in one process, all on this machine (load at the end: ${load}). Each participant answers one of 21 statements every 10 s for ${SECONDS} s; an answer is on a screen when it has a message that holds the event. Once stopped, each process is started again at once, and phones try as the product's do. PostgreSQL runs with \`fsync=off\`. A stream that is cut, an answer without an acknowledgement, lost, doubled, or a gap in the events is counted.`,
			lines
		};
	} finally {
		await cluster.stop();
	}
}
