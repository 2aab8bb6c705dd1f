import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveRoom } from './room';

/** A room as those who follow it need it: what it tells is what they do not know yet. */
class FakeRoom {
	isErased = false;
	isAboutToTell = false;
	names = {};
	state = { seq: 1, participants: {} as Record<number, { group: null; removed: boolean }> };
	readonly #listeners = new Set<() => void>();

	constructor(readonly id: number) {
		for (let person = 1; person <= 10; person++)
			this.state.participants[person] = { group: null, removed: false };
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	messageText(_: unknown, since: number | null): string {
		return `{"since":${String(since)},"seq":${this.state.seq}}`;
	}

	catchUp = (): Promise<void> => Promise.resolve();

	/** One more event, of which every screen is told. */
	happens(): void {
		this.state = { ...this.state, seq: this.state.seq + 1 };
		for (const listener of [...this.#listeners]) listener();
	}

	get followers(): number {
		return this.#listeners.size;
	}
}

const roomOf = (fake: FakeRoom): LiveRoom => fake as unknown as LiveRoom;
const watcher = (id: number, kind: 'participant' | 'console' = 'participant') => ({
	kind,
	id,
	stillMay: () => Promise.resolve(true)
});

/** Seats are of the whole process: each test has its own. */
async function fresh() {
	vi.resetModules();
	const [{ takeSeat, closeSeats }, { nextMessage }, { openStream }] = await Promise.all([
		import('./seats'),
		import('./next-message'),
		import('./stream')
	]);
	return { takeSeat, closeSeats, nextMessage, openStream };
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('Seats', () => {
	it('are 3,000 in a room and 6,000 in a process, and one given back is free again', async () => {
		const { takeSeat } = await fresh();
		const rooms = [1, 2, 3].map((id) => roomOf(new FakeRoom(id)));
		const [first, second, third] = rooms;
		if (!first || !second || !third) throw new Error('Three rooms');
		const sit = (room: LiveRoom, id: number) => takeSeat(room, watcher(id), () => undefined);
		const taken = Array.from({ length: 3000 }, (_, i) => sit(first, i));
		expect(taken.every((giveBack) => giveBack !== null)).toBe(true);
		expect(sit(first, 9999)).toBeNull();
		taken[0]?.();
		taken[0]?.();
		expect(sit(first, 9999)).not.toBeNull();
		expect(sit(first, 9998)).toBeNull();
		for (let i = 0; i < 3000; i++) expect(sit(second, i)).not.toBeNull();
		expect(sit(third, 1)).toBeNull();
		taken[1]?.();
		expect(sit(third, 1)).not.toBeNull();
	});

	it('of one person are four, the oldest leaves for a fifth; a facilitator has twelve', async () => {
		const { takeSeat } = await fresh();
		const room = roomOf(new FakeRoom(1));
		const gone: number[] = [];
		for (let i = 0; i < 6; i++) takeSeat(room, watcher(1), () => gone.push(i));
		expect(gone).toEqual([0, 1]);
		gone.length = 0;
		for (let i = 0; i < 13; i++) takeSeat(room, watcher(1, 'console'), () => gone.push(i));
		expect(gone).toEqual([0]);
	});

	it('are left by all when the process stops, and taken by nobody then', async () => {
		const { takeSeat, closeSeats } = await fresh();
		const room = roomOf(new FakeRoom(1));
		let left = 0;
		for (const id of [1, 2, 3]) takeSeat(room, watcher(id), () => left++);
		closeSeats();
		expect(left).toBe(3);
		expect(takeSeat(room, watcher(4), () => undefined)).toBeNull();
	});
});

describe('Asking again and again', () => {
	it('is answered by nothing after 20 seconds without anything new, and leaves its seat', async () => {
		const { nextMessage } = await fresh();
		const fake = new FakeRoom(1);
		const asked = nextMessage(roomOf(fake), watcher(1), 1, new AbortController().signal);
		await vi.advanceTimersByTimeAsync(19_900);
		expect(fake.followers).toBe(1);
		await vi.advanceTimersByTimeAsync(200);
		expect(await asked).toBe('nothing');
		expect(fake.followers).toBe(0);
	});

	it('is answered as soon as something happens, at once to who knows nothing, and forgotten when the screen goes', async () => {
		const { nextMessage } = await fresh();
		const fake = new FakeRoom(1);
		const { signal } = new AbortController();
		const asked = nextMessage(roomOf(fake), watcher(1), 1, signal);
		fake.happens();
		expect(await asked).toEqual({ message: '{"since":1,"seq":2}' });
		expect(await nextMessage(roomOf(fake), watcher(1), null, signal)).toEqual({
			message: '{"since":null,"seq":2}'
		});
		const gone = new AbortController();
		const left = nextMessage(roomOf(fake), watcher(1), 2, gone.signal);
		gone.abort();
		expect([await left, fake.followers]).toEqual(['nothing', 0]);
	});
});

describe('A stream', () => {
	const decoder = new TextDecoder();
	const opened = async () => {
		const { openStream } = await fresh();
		const fake = new FakeRoom(1);
		const stream = openStream(roomOf(fake), watcher(1), null);
		if (!stream) throw new Error('There is room');
		const reader = stream.getReader();
		const next = async (): Promise<string> => decoder.decode((await reader.read()).value);
		return { fake, reader, next };
	};

	it('tells a slow screen in one message all that happened while it took nothing', async () => {
		const { fake, next } = await opened();
		fake.happens();
		fake.happens();
		expect(await next()).toContain('id: 1\n');
		// It takes again: what it lacked is told with the next event, from what it knows.
		fake.happens();
		expect(await next()).toBe('id: 4\ndata: {"since":1,"seq":4}\n\n');
	});

	it('lets a screen go that has taken nothing for 30 seconds', async () => {
		const { fake, reader } = await opened();
		fake.happens();
		await vi.advanceTimersByTimeAsync(29_000);
		fake.happens();
		expect(fake.followers).toBe(1);
		await vi.advanceTimersByTimeAsync(16_000);
		fake.happens();
		expect(fake.followers).toBe(0);
		await reader.read();
		expect((await reader.read()).done).toBe(true);
	});

	it('says that it is there every 15 seconds to a screen that takes', async () => {
		const { next } = await opened();
		await next();
		const beat = next();
		await vi.advanceTimersByTimeAsync(15_100);
		expect(await beat).toBe(':\n\n');
	});
});
