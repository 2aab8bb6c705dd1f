/** Messages whose delay is compared. */
const RECENT = 12;

/**
 * The server's time on a device whose own clock may be wrong by hours. A message tells the time at which it left: the one that
 * seems to come from the latest was the least delayed, and is believed. The device's clock only has to go forward evenly.
 */
export class ServerClock {
	#elapsed: () => number;
	#recent: number[] = [];

	/** @param elapsed milliseconds since any moment, by a clock that nobody sets */
	constructor(elapsed: () => number) {
		this.#elapsed = elapsed;
	}

	/** A message that left at this time of the server has just arrived. */
	hear(serverNow: number): void {
		this.#recent = [...this.#recent, serverNow - this.#elapsed()].slice(-RECENT);
	}

	/** The server's time in milliseconds; 0 before any message. */
	now(): number {
		return this.#recent.length === 0 ? 0 : this.#elapsed() + Math.max(...this.#recent);
	}
}
