import { availablePort } from '../../../scripts/steps/port.mjs';
import type { Person } from '../../support/people';
import { startServer, type Dataset, type RunningServer } from '../../support/server';

/** What a server of tests starts with, and the name of the only file that may use it, `''` for all. */
export interface Ground {
	readonly dataset: Dataset;
	readonly people: readonly Person[];
	readonly apart: string;
}

/** A server, and the port where the one after it goes: the browser has the scripts of that address already. */
interface Place {
	key: string;
	server: RunningServer | null;
	port: number;
}

const HOST = '127.0.0.1';

/** The servers of one worker: one that most files share stays to the end, the others come one after another. */
export class Servers {
	readonly #common: string;
	readonly #shared: Place = { key: '', server: null, port: 0 };
	readonly #other: Place = { key: '', server: null, port: 0 };

	/** @param common what most files start with */
	constructor(common: Ground) {
		this.#common = JSON.stringify(common);
	}

	/** The server of a file, started when the last one was another's. */
	async of({ dataset, people, apart }: Ground): Promise<RunningServer> {
		const key = JSON.stringify({ dataset, people, apart });
		const place = key === this.#common ? this.#shared : this.#other;
		if (place.server && place.key === key) return place.server;
		await place.server?.stop();
		place.server = null;
		// Somebody else may have taken the port meanwhile.
		const port = await availablePort(HOST, place.port).catch(() => 0);
		const server = await startServer({ dataset, people, port });
		Object.assign(place, { key, server, port: Number(new URL(server.url).port) });
		return server;
	}

	async stop(): Promise<void> {
		await Promise.all([this.#shared.server?.stop(), this.#other.server?.stop()]);
	}
}
