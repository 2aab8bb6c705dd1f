import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db';
import { closeRooms } from '$lib/server/live';
import { describeOnBothEngines, type Place, type TestEngine } from '../support/databases';
import { killedVote, placeToKill } from '../support/kill-vote';
import { FULL_POLLS, openWorkshopOf, ROOM_CODE, STATEMENTS } from '../support/live-workshop';
import { answerOf, Phone } from '../support/room-phones';
import { startServer, type RunningServer } from '../support/server';

interface Answered {
	readonly status: number;
	readonly body: string;
}

function ask(
	url: string,
	options: { readonly cookie?: string; readonly body?: string } = {}
): Promise<Answered> {
	const { cookie = '', body } = options;
	const { origin } = new URL(url);
	return new Promise((resolve, reject) => {
		const headers = { cookie, origin, 'content-type': 'application/json' };
		const request = http.request(
			url,
			{ method: body === undefined ? 'GET' : 'POST', headers, agent: false },
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
			}
		);
		request.on('error', reject);
		request.end(body);
	});
}

const cookieOf = (participant: number): string => `cible-salle=token-${participant}`;

async function serverWith(
	engine: TestEngine,
	people: number
): Promise<{ server: RunningServer; place: Place }> {
	const place = await engine.place();
	const db = await openDatabase(place);
	await openWorkshopOf(db, people, FULL_POLLS);
	await closeRooms(db);
	await db.close();
	const env: Readonly<Record<string, string>> =
		place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl };
	return {
		server: await startServer({ dataset: 'empty', dataDir: place.dataDir, env, people: [] }),
		place
	};
}

describeOnBothEngines('the server of a room', (_, engine) => {
	it('tells phones by stream and to those who ask, refuses strangers, and stops at once with streams open', async () => {
		const { server } = await serverWith(engine, 40);
		const room = `${server.url}/salle/${ROOM_CODE}`;
		const phones = Array.from({ length: 40 }, (_, i) => new Phone(room, i + 1));
		try {
			expect(await Promise.all(phones.map((phone) => phone.follow()))).toEqual(phones.map(() => 200));
			const [first, second] = phones;
			if (!first || !second) throw new Error('There are phones');
			const seq = first.seq ?? 0;

			const asked = ask(`${room}/etat?vue=participant&depuis=${seq}`, { cookie: cookieOf(3) });
			const received = await second.send([answerOf(2, 0, STATEMENTS)]);
			expect(received).toEqual([{ key: answerOf(2, 0, STATEMENTS).key, ok: true, seq: seq + 1 }]);
			await Promise.all(phones.map((phone) => phone.hears(seq + 1)));
			const { status, body } = await asked;
			expect([status, JSON.parse(body)]).toMatchObject([200, { seq: seq + 1, whole: false }]);
			expect(body).not.toContain('agree');

			// Who comes back with all that there is hears next to nothing; who knows nothing hears everything.
			second.drop();
			await second.follow();
			await second.hears(seq + 1);
			await wait(50);
			expect(second.heard.at(-1)?.bytes).toBeLessThan(150);
			const whole = await ask(`${room}/etat?vue=participant`, { cookie: cookieOf(3) });
			expect(JSON.parse(whole.body)).toMatchObject({ whole: true, you: { participant: 3 } });

			expect((await ask(`${room}/flux?vue=participant`)).status).toBe(401);
			expect((await ask(`${room}/flux?vue=ecran`, { cookie: cookieOf(3) })).status).toBe(401);
			expect((await ask(`${room}/etat?vue=animation`, { cookie: cookieOf(3) })).status).toBe(401);
			expect((await ask(`${room}/flux?vue=constructor`, { cookie: cookieOf(3) })).status).toBe(400);
			const sends = (body: string) => ask(`${room}/envois`, { cookie: cookieOf(3), body });
			expect((await sends('{')).status).toBe(400);
			expect((await sends('{"sent":[]}')).status).toBe(400);
			expect((await sends(JSON.stringify({ sent: [{ key: 'short', command: {} }] }))).status).toBe(400);
			expect((await sends(' '.repeat(70_000))).status).toBe(413);
			const closing = { sent: [{ key: 'k'.repeat(16), command: { type: 'close', records: {} } }] };
			expect((await sends(JSON.stringify(closing))).status).toBe(400);
			expect((await ask(`${room}/animation/envois`, { cookie: cookieOf(3), body: '{}' })).status).toBe(401);

			// A fifth stream of one person ends their first one.
			const more = Array.from({ length: 4 }, () => new Phone(room, 1));
			for (const phone of more) await phone.follow();
			await expect.poll(() => first.cuts).toBe(1);

			expect(await server.stop()).toBe(0);
			await expect.poll(() => phones.every(({ cuts }) => cuts > 0)).toBe(true);
		} finally {
			await server.stop();
		}
	});

	it('loses and doubles nothing that was acknowledged when it is killed in the middle of a vote', async () => {
		const place = await engine.place();
		const workshop = await placeToKill(place);
		// At a hundred other moments by `npm run torture -- workshop`.
		const { acknowledged, problems } = await killedVote(place, workshop, 1, 400);
		expect(problems).toEqual([]);
		expect(acknowledged).toBeGreaterThan(0);
	});

	it('bears a stream that one person opens a thousand times: four stay open, and everybody else hears as before', async () => {
		const { server } = await serverWith(engine, 3);
		const room = `${server.url}/salle/${ROOM_CODE}`;
		const [other, third] = [new Phone(room, 2), new Phone(room, 3)];
		const many = Array.from({ length: 1000 }, () => new Phone(room, 1));
		try {
			for (const phone of [other, third]) expect(await phone.follow()).toBe(200);
			for (let from = 0; from < many.length; from += 20)
				await Promise.all(many.slice(from, from + 20).map((phone) => phone.follow()));
			const stillOpen = (): number => many.filter(({ cuts }) => cuts === 0).length;
			await expect.poll(stillOpen).toBe(4);
			expect(many.slice(0, -20).every(({ cuts }) => cuts === 1)).toBe(true);

			const answer = answerOf(2, 0, STATEMENTS);
			const seq = (third.seq ?? 0) + 1;
			expect(await other.send([answer])).toEqual([{ key: answer.key, ok: true, seq }]);
			await third.hears(seq);
			expect([other.cuts, third.cuts]).toEqual([0, 0]);
		} finally {
			for (const phone of [...many, other, third]) phone.drop();
			await server.stop();
		}
	});
});
