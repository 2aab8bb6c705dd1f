import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Received, RoomMessage, Sent } from '$lib/domain/workshop';
import { RoomLink, type LinkStatus } from './link';
import { heard, type Held } from './merge-pieces';
import { Outbox } from './outbox';
import type { Kept, OutboxStore } from './outbox-store';
import { ServerClock } from './server-clock';
import type { Polled, Posted, RoomTransport } from './transport';

const message = (seq: number, more: Partial<RoomMessage> = {}): RoomMessage => ({
	seq,
	now: 0,
	whole: true,
	pieces: {},
	...more
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a link with a room', () => {
	/** A network whose streams and answers are driven by hand. */
	function network() {
		const streams: { say: (message: RoomMessage) => void; cut: () => void; open: boolean }[] = [];
		const since: (number | null)[] = [];
		const asked: (number | null)[] = [];
		let polled: () => Promise<Polled> = () => new Promise(() => undefined);
		const statuses: LinkStatus[] = [];
		const heardSeqs: number[] = [];
		let gone = 0;
		const transport: RoomTransport = {
			stream(from, on) {
				since.push(from);
				const stream = { say: on.message, cut: on.end, open: true };
				streams.push(stream);
				return () => (stream.open = false);
			},
			poll(from) {
				asked.push(from);
				return polled();
			},
			post: () => Promise.resolve({ kind: 'failed' })
		};
		const link = new RoomLink(transport, null, {
			message: ({ seq }) => heardSeqs.push(seq),
			status: (status) => statuses.push(status),
			gone: () => (gone += 1)
		});
		const last = () => streams.at(-1);
		return {
			link,
			streams,
			since,
			asked,
			statuses,
			heardSeqs,
			last,
			polls: (answer: () => Promise<Polled>) => (polled = answer),
			goneTimes: () => gone
		};
	}

	const oncePerSecond = (answer: Polled) => () =>
		new Promise<Polled>((resolve) => setTimeout(() => resolve(answer), 1000));

	it('hears a stream and asks for what follows after a cut', async () => {
		const { link, last, since, statuses, heardSeqs } = network();
		link.open();
		last()?.say(message(4));
		await vi.advanceTimersByTimeAsync(20_000);
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1000);
		last()?.say(message(7));
		expect(since).toEqual([null, 4]);
		expect(heardSeqs).toEqual([4, 7]);
		expect(statuses).toEqual(['live']);
	});

	it('asks instead when a stream says nothing for five seconds, and not before', async () => {
		const { link, last, statuses, polls } = network();
		polls(oncePerSecond({ kind: 'nothing' }));
		link.open();
		await vi.advanceTimersByTimeAsync(4999);
		expect(last()?.open).toBe(true);
		await vi.advanceTimersByTimeAsync(1002);
		expect(last()?.open).toBe(false);
		expect(statuses).toEqual(['polling']);
	});

	it('asks instead when streams are cut twice, and goes back to one that speaks', async () => {
		const { link, last, streams, statuses, polls } = network();
		polls(oncePerSecond({ kind: 'nothing' }));
		link.open();
		last()?.say(message(1));
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1000);
		expect(streams).toHaveLength(2);
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1100);
		expect(statuses).toEqual(['live', 'polling']);
		await vi.advanceTimersByTimeAsync(40_000);
		expect(streams).toHaveLength(3);
		last()?.say(message(2));
		await vi.advanceTimersByTimeAsync(5000);
		expect(statuses).toEqual(['live', 'polling', 'live']);
		expect(streams).toHaveLength(3);
	});

	it('asks first for what it has already, so as to know at once that it is heard', async () => {
		const { link, last, asked, polls } = network();
		polls(oncePerSecond({ kind: 'message', message: message(6, { whole: false }) }));
		link.open();
		last()?.say(message(6));
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1000);
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1500);
		expect(asked).toEqual([5, 6]);
	});

	it('is lost when nothing answers, tries at most four seconds apart, and tells when it is back', async () => {
		const { link, last, statuses, polls } = network();
		const asked: number[] = [];
		polls(() => {
			asked.push(Date.now());
			return Promise.resolve({ kind: 'failed' });
		});
		link.open();
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1000);
		last()?.cut();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(statuses).toEqual(['lost']);
		const gaps = asked.slice(1).map((at, i) => at - (asked[i] ?? 0));
		expect(Math.max(...gaps)).toBeLessThanOrEqual(4000);
		polls(oncePerSecond({ kind: 'message', message: message(9) }));
		await vi.advanceTimersByTimeAsync(5001);
		expect(statuses).toEqual(['lost', 'polling']);
	});

	it('opens a stream anew when it is told of something that it does not hear of within three seconds', async () => {
		const { link, last, streams } = network();
		link.open();
		last()?.say(message(3));
		link.expect(3);
		await vi.advanceTimersByTimeAsync(4000);
		expect(streams).toHaveLength(1);
		link.expect(4);
		await vi.advanceTimersByTimeAsync(3001);
		expect(streams).toHaveLength(2);
	});

	it('ends when the server knows the device no longer', async () => {
		const { link, last, streams, polls, goneTimes } = network();
		polls(() => Promise.resolve({ kind: 'gone' }));
		link.open();
		last()?.cut();
		await vi.advanceTimersByTimeAsync(1000);
		last()?.cut();
		await vi.advanceTimersByTimeAsync(600_000);
		expect(goneTimes()).toBe(1);
		expect(streams).toHaveLength(2);
	});
});

describe('an outbox', () => {
	function memoryStore(): OutboxStore & { readonly kept: Map<string, Kept> } {
		const kept = new Map<string, Kept>();
		return {
			kept,
			all: () => [...kept.values()].sort((a, b) => a.order - b.order),
			put: (each) => void kept.set(each.sent.key, each),
			drop: (key) => void kept.delete(key)
		};
	}
	const quiet = { change: () => undefined, received: () => undefined, gone: () => undefined };
	const sent = (key: number): Sent => ({
		key: String(key),
		command: { type: 'choose-group', group: String(key) }
	});

	it('sends each once and in order, whatever is lost on the way there or back, and whatever is loaded again', async () => {
		const fates = fc.array(fc.constantFrom('arrives', 'lost', 'answer lost'), { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(fates, fc.integer({ min: 1, max: 12 }), fc.nat(12), async (given, count, reloadAt) => {
				const fate = [...given];
				const applied: string[] = [];
				const post = async (batch: readonly Sent[]): Promise<Posted> => {
					const what = fate.shift() ?? 'arrives';
					await Promise.resolve();
					if (what === 'lost') return { kind: 'failed' };
					const received = batch.map(({ key }): Received => {
						if (!applied.includes(key)) applied.push(key);
						return { key, ok: true, seq: applied.indexOf(key) + 1 };
					});
					return what === 'arrives' ? { kind: 'received', received } : { kind: 'failed' };
				};
				const store = memoryStore();
				let outbox = new Outbox(post, store, quiet);
				for (let key = 0; key < count; key++) {
					if (key === reloadAt) {
						outbox.close();
						outbox = new Outbox(post, store, quiet);
						outbox.flush();
					}
					void outbox.send(sent(key));
					await vi.advanceTimersByTimeAsync(700);
				}
				await vi.advanceTimersByTimeAsync(31 * 4000);
				expect(applied).toEqual(Array.from({ length: count }, (_, key) => String(key)));
				expect(store.kept.size).toBe(0);
			}),
			{ numRuns: 60 }
		);
	});

	it('tells a refusal, and keeps it no longer', async () => {
		const store = memoryStore();
		const outbox = new Outbox(
			(batch) =>
				Promise.resolve({
					kind: 'received',
					received: batch.map(({ key }) => ({ key, ok: false, code: 'removed', message: 'Non.' }))
				}),
			store,
			quiet
		);
		expect(await outbox.send(sent(1))).toMatchObject({ ok: false, message: 'Non.' });
		expect(store.kept.size).toBe(0);
	});

	it('is not held up by one that the server cannot read', async () => {
		const applied: string[] = [];
		const outbox = new Outbox(
			(batch) => {
				if (batch.some(({ key }) => key === '2')) return Promise.resolve({ kind: 'refused' });
				applied.push(...batch.map(({ key }) => key));
				return Promise.resolve({
					kind: 'received',
					received: batch.map(({ key }) => ({ key, ok: true, seq: 1 }))
				});
			},
			memoryStore(),
			quiet
		);
		const results = await Promise.all([1, 2, 3].map((key) => outbox.send(sent(key))));
		expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(applied).toEqual(['1', '3']);
	});
});

describe('what a screen holds', () => {
	it('is the same from changes as from the whole, whatever is missed or comes twice', () => {
		const piece = fc.constantFrom('clock', 'poll:a', 'tally:a', 'plenary');
		const change = fc.dictionary(piece, fc.option(fc.integer()), { maxKeys: 4 });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), fc.nat(19), (changes, cutAt) => {
				let whole: Readonly<Record<string, unknown>> = {};
				let held: Held | null = null;
				changes.forEach((pieces, i) => {
					whole = Object.fromEntries(
						Object.entries({ ...whole, ...pieces }).filter(([, value]) => value !== null)
					);
					// What was missed while the network was away comes back whole.
					const sends =
						held === null || i === cutAt
							? message(i + 1, { pieces: whole as RoomMessage['pieces'] })
							: message(i + 1, { whole: false, pieces: pieces as RoomMessage['pieces'] });
					const before: Held | null = held;
					held = heard(heard(held, sends), sends);
					// Something late of another way to the room.
					if (before !== null && i > 0) held = heard(held, message(i, { pieces: {} }));
				});
				expect(held).toEqual({ seq: changes.length, pieces: whole });
			})
		);
	});
});

describe('the clock of a room', () => {
	it('is the server’s, on a device whose own is wrong by hours, as exact as the quickest of recent messages', () => {
		let elapsed = 5000;
		const clock = new ServerClock(() => elapsed);
		expect(clock.now()).toBe(0);
		const start = 1_800_000_000_000;
		for (const [sentAt, delay] of [
			[0, 900],
			[1000, 40],
			[2000, 2500]
		] as const) {
			elapsed = 5000 + sentAt + delay;
			clock.hear(start + sentAt);
		}
		expect(clock.now()).toBe(start + 4500 - 40);
	});
});
