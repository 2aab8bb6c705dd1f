import { version as build } from '$app/environment';
import { decodeDecision, decodeLabels, type WirePart } from '$lib/arrow';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { territoryData, type TerritoryData } from '$lib/screens';

/** What kept the territory from being loaded. */
export type TerritoryProblem =
	/** Nothing could be read. */
	| 'decision'
	/** Everything but the names and places could. */
	| 'labels'
	/** The server is of another build than this page. */
	| 'outdated';

/** A refusal of the server, by its status. */
class Refused extends Error {
	constructor(readonly status: number) {
		super(`Territory refused: ${status}`);
	}
}

const NOT_FOUND = 404;
const OTHER_BUILD = 409;

/**
 * The territory table in the browser: fetched once per version, then every filter and count is computed here. What decides comes
 * first and is of use at once; names and places follow. Never filled on the server, where it would be shared between requests.
 */
class Territory {
	/** The version last asked for, as soon as everything can be computed on it; its label columns may still be missing. */
	data = $state.raw<TerritoryData | null>(null);
	/** The last version that came whole, labels included: it stays until the next one is whole too. */
	whole = $state.raw<TerritoryData | null>(null);
	problem = $state<TerritoryProblem | null>(null);
	readonly labelsReady = $derived(this.data !== null && this.data === this.whole);
	/** The version being fetched or already there. What `load` looks at is not reactive: it is called in effects. */
	#hash = '';
	#failed = false;
	/** What came first of a version, for when the rest has to be fetched again. */
	#first: { readonly hash: string; readonly data: TerritoryData } | null = null;

	/**
	 * Fetches the version with this hash, or what is missing of it.
	 * @param onOther called when the server does not know this version any more: another one is in force
	 */
	async load(hash: string, onOther: () => void): Promise<void> {
		if (hash === this.#hash && !this.#failed) return;
		this.#hash = hash;
		this.#failed = false;
		this.problem = null;
		let part: WirePart = 'decision';
		try {
			const decision = await this.#decision(hash);
			if (hash !== this.#hash) return;
			this.#first = { hash, data: decision };
			this.data = decision;
			part = 'labels';
			const labels = await fetchPart(part, hash);
			if (hash !== this.#hash) return;
			const table = await decodeLabels(labels, decision.table, breathe);
			if (hash !== this.#hash) return;
			this.whole = this.data = { ...decision, table };
		} catch (error) {
			if (hash !== this.#hash) return;
			this.#failed = true;
			const status = error instanceof Refused ? error.status : 0;
			this.problem = status === OTHER_BUILD ? 'outdated' : part;
			if (status === NOT_FOUND) onOther();
		}
	}

	async #decision(hash: string): Promise<TerritoryData> {
		if (this.#first?.hash === hash) return this.#first.data;
		const table = await decodeDecision(await fetchPart('decision', hash), breathe);
		return territoryData(table, defaultCriteria, ssoRule);
	}
}

/** Work of this many milliseconds is not felt; after it, whatever waits in the page has its turn. */
const FELT_MS = 12;
let since = 0;

function breathe(): Promise<void> | undefined {
	if (performance.now() - since < FELT_MS) return undefined;
	return new Promise((resolve) => {
		setTimeout(() => {
			since = performance.now();
			resolve();
		});
	});
}

async function fetchPart(part: WirePart, hash: string): Promise<Uint8Array> {
	const query = new URLSearchParams({ version: hash, build });
	const response = await fetch(`/api/territory/${part}?${query}`);
	if (!response.ok) throw new Refused(response.status);
	return new Uint8Array(await response.arrayBuffer());
}

export const territory = new Territory();
